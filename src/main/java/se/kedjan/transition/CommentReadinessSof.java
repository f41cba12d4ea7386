package se.kedjan.transition;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionOpinions.Moment;

/** Step 16: SOF says whether it is time, before AMF assesses. */
@Component
class CommentReadinessSof implements StepForm {

  private final TransitionOpinions opinions;

  CommentReadinessSof(TransitionOpinions opinions) {
    this.opinions = opinions;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    opinions.give(s, Moment.READINESS, Party.SOF, s.word("readinessOpinion"));
    return Map.of();
  }
}
