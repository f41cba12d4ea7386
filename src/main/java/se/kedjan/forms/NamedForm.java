package se.kedjan.forms;

/** The code behind one file in {@code forms/}, found by its name. */
public interface NamedForm {

  /** The file's stem: {@code BookStudyVisit} stands behind {@code book-study-visit.form}. */
  default String formId() {
    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
  }
}
