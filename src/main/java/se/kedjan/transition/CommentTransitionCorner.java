package se.kedjan.transition;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionOpinions.Moment;

/** Step 19: Corner is heard before AMF reconciles. */
@Component
class CommentTransitionCorner implements StepForm {

  private final TransitionOpinions opinions;

  CommentTransitionCorner(TransitionOpinions opinions) {
    this.opinions = opinions;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    opinions.give(s, Moment.TRANSITION, Party.CORNER, s.word("transitionOpinion"));
    return Map.of();
  }
}
