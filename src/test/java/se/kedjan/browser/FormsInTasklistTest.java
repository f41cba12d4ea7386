package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

@BrowserTest
class FormsInTasklistTest {

  private static final String MARKER = "Omisskännlig";

  @Autowired Chain chain;

  @Test
  void aRefusedFormSaysWhichFieldAndTheTaskStays(Desks desks) {
    var journey =
        Journey.on(chain).registeredBy("sof1").received().consents().booksVisit().confirmsVisit();

    var said =
        desks
            .open("sof2", journey.caseId(), "Task_CarryOutStudyVisit")
            .fill(
                "carry-out-study-visit",
                Map.of(
                    "visitOutcome",
                    "wants",
                    "visitedOn",
                    journey.today().plusDays(3).toString(),
                    "honestyExplained",
                    true))
            .completeAndBeRefused();

    assertThat(said).contains("Fältet «Besöket genomfördes» kan inte ligga i framtiden.");
    Screenshots.of(desks.of("sof2").page(), "refused");
    journey.waitsFor("Task_CarryOutStudyVisit");
    assertThat(desks.of("sof2").list("Mina uppgifter", journey.caseId()).tasks())
        .containsExactly("Genomför studiebesök");
  }

  @Test
  void aRefusedStartIsSeenWithoutScrolling(Desks desks) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", "19900101-1234");

    var said =
        desks
            .of("sof1")
            .choose("Från intresse till arbetsträning")
            .fill("register-interest", form)
            .startAndBeRefused();

    assertThat(said).isInViewport();
    Screenshots.of(desks.of("sof1").page(), "start-refused");
  }

  @Test
  void whatAPatternAsksForIsSaidInTheWordsOfTheForm(Desks desks) {
    var tasklist = desks.of("sof1").choose("Anteckna eller återkalla samtycke");
    var number = tasklist.form().locator("input[type=text]").first();
    number.fill("12");
    number.blur();

    assertThat(tasklist.form().locator(".fjs-form-field-error").first())
        .containsText("Skriv ärendenumret så här: K-2026-0007.");
    number.fill("k-2026-0007");
    number.blur();
    assertThat(tasklist.form().getByText("Skriv ärendenumret så här")).hasCount(0);
  }

  @Test
  void whatIsWrongIsSaidInSwedishBeforeAnythingIsSent(Desks desks) {
    var tasklist = desks.of("sof1").choose("Från intresse till arbetsträning");
    var age = tasklist.form().locator("[id$='-Field_Age']");
    age.fill("4");
    age.blur();

    assertThat(tasklist.form().locator(".fjs-form-field-error").first())
        .containsText("Värdet får inte vara mindre än 18.");
    assertThat(tasklist.page().locator(".modal-footer button[type=submit]")).isDisabled();
    Screenshots.of(tasklist.page(), "missing");
  }

  @Test
  void whatIsTypedIntoATaskAndLeftIsNotKeptInTheBrowser(Desks desks) {
    var journey = Journey.on(chain).registeredBy("sof1").received().consents();
    var tasklist = desks.onFreshComputer().signIn("sof2");
    desks
        .open(tasklist, journey.caseId(), "Task_BookStudyVisit")
        .fill("book-study-visit", Map.of("visitNeeds", MARKER));
    assertThat(tasklist.page().locator(".form-actions .btn-default")).isHidden();
    tasklist.opened();
    assertThat(tasklist.keptInTheBrowser()).doesNotContain(MARKER).doesNotContain("-form:");

    desks.open(tasklist, journey.caseId(), "Task_BookStudyVisit");
    assertThat(tasklist.form().locator("[id$='-Field_VisitNeeds']")).hasValue("");
    tasklist.signOut();
    assertThat(tasklist.keptInTheBrowser()).doesNotContain(MARKER);
  }

  @Test
  void aStartedStartFormIsNotShownToTheNextUserOfTheBrowser(Desks desks) {
    var tasklist = desks.onFreshComputer().signIn("sof1");
    tasklist
        .choose("Från intresse till arbetsträning")
        .fill("register-interest", Map.of("givenName", MARKER, "familyName", MARKER));
    // The library keeps a form when its window is closed.
    tasklist.page().locator(".modal-footer button.btn-link").last().click();
    tasklist.signOut().signIn("corner1").choose("Från intresse till arbetsträning");

    assertThat(tasklist.form().locator("[id$='-Field_GivenName']")).hasValue("");
    assertThat(tasklist.keptInTheBrowser()).doesNotContain(MARKER);
  }

  @Test
  void draftsFromBeforeAreRemoved(Desks desks) {
    var tasklist = desks.onFreshComputer().signIn("sof1");
    tasklist.page().evaluate("name => localStorage['camunda-form:old'] = name", MARKER);
    tasklist.opened();

    assertThat(tasklist.keptInTheBrowser()).doesNotContain(MARKER);
  }
}
