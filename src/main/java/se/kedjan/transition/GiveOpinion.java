package se.kedjan.transition;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionOpinions.Moment;

/**
 * A party is heard before AMF decides: in step 16 on whether it is time, in step 19 on how it went.
 */
abstract class GiveOpinion implements StepForm {

  private final TransitionOpinions opinions;
  private final Moment moment;
  private final Party party;
  private final String field;

  private GiveOpinion(TransitionOpinions opinions, Moment moment, Party party, String field) {
    this.opinions = opinions;
    this.moment = moment;
    this.party = party;
    this.field = field;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    opinions.give(s, moment, party, s.word(field));
    return Map.of();
  }

  @Component
  static class CommentReadinessSof extends GiveOpinion {
    CommentReadinessSof(TransitionOpinions opinions) {
      super(opinions, Moment.READINESS, Party.SOF, "readinessOpinion");
    }
  }

  @Component
  static class CommentReadinessCorner extends GiveOpinion {
    CommentReadinessCorner(TransitionOpinions opinions) {
      super(opinions, Moment.READINESS, Party.CORNER, "readinessOpinion");
    }
  }

  @Component
  static class CommentTransitionSof extends GiveOpinion {
    CommentTransitionSof(TransitionOpinions opinions) {
      super(opinions, Moment.TRANSITION, Party.SOF, "transitionOpinion");
    }
  }

  @Component
  static class CommentTransitionCorner extends GiveOpinion {
    CommentTransitionCorner(TransitionOpinions opinions) {
      super(opinions, Moment.TRANSITION, Party.CORNER, "transitionOpinion");
    }
  }
}
