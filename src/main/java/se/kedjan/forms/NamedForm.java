package se.kedjan.forms;

import se.kedjan.access.Category;

/** The code behind one file in {@code forms/}, found by its name. */
public interface NamedForm {

  /** What kind of data is typed into it: decides, with the party that typed, who may read it. */
  Category category();

  /** The file's stem: {@code BookStudyVisit} stands behind {@code book-study-visit.form}. */
  default String formId() {
    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
  }
}
