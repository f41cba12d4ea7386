package se.kedjan.webapps;

/** The door stays shut; {@link SwedishAnswers} tells the caller. */
class Refused extends RuntimeException {

  private final transient Answer answer;

  Refused(Answer answer) {
    super(answer.message(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
