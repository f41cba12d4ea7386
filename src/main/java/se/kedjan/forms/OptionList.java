package se.kedjan.forms;

import java.util.List;

/** Port: choices of a form that are data, found by the form's {@code valuesKey}. */
public interface OptionList {

  record Option(String value, String label) {}

  String name();

  List<Option> options();
}
