package se.kedjan.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import se.kedjan.access.Party;

/** A case from registration to its end state, which it may leave again for another round. */
@Table(schema = "kedjan", value = "case_file")
class CaseFile {

  @Id private final String number;
  private final String activity;
  private final LocalDate registeredOn;
  private final Party registeredByParty;
  private final String registeredBy;
  private boolean sofContact;
  private @Nullable String lifecareReference;
  private @Nullable EndState endState;
  private @Nullable LocalDate closedOn;
  @Version private @Nullable Long version;

  CaseFile(
      String number,
      String activity,
      LocalDate registeredOn,
      Party registeredByParty,
      String registeredBy,
      boolean sofContact) {
    this.number = number;
    this.activity = activity;
    this.registeredOn = registeredOn;
    this.registeredByParty = registeredByParty;
    this.registeredBy = registeredBy;
    this.sofContact = sofContact;
  }

  Party registeredByParty() {
    return registeredByParty;
  }

  /** SOF has taken the case; whether the participant has a contact there is now known. */
  void receive(boolean withSofContact, @Nullable String lifecareReference) {
    refer(lifecareReference);
    this.sofContact = withSofContact;
  }

  /**
   * Where the case stands in Lifecare; what was said in an earlier round stands until said anew.
   */
  void refer(@Nullable String lifecareReference) {
    requireOpen();
    if (lifecareReference != null) {
      this.lifecareReference = lifecareReference;
    }
  }

  LocalDate registeredOn() {
    return registeredOn;
  }

  /** How it ended; absent while it is open. */
  @Nullable EndState endState() {
    return endState;
  }

  @Nullable LocalDate closedOn() {
    return closedOn;
  }

  void reopen() {
    if (endState == null) {
      throw new IllegalStateException("The case is open");
    }
    this.endState = null;
    this.closedOn = null;
  }

  void close(EndState endState, LocalDate on) {
    requireOpen();
    this.endState = endState;
    this.closedOn = on;
  }

  private void requireOpen() {
    if (endState != null) {
      throw new IllegalStateException("The case is closed: " + endState);
    }
  }
}
