package se.kedjan.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The case was erased while somebody was about to read it. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class CaseGone extends RuntimeException {

  CaseGone() {
    super("The case is gone");
  }
}
