package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

@BrowserTest
class TaskListTest {

  private static final String RECEIVE = "Ta emot ärendet och utse ansvarig handläggare";

  @Autowired Chain chain;

  @Test
  void aTaskOfAnotherPartyIsInNoListOfOurs(Desks desks) {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();

    assertThat(desks.of("sof1").list("SOF – att ta", caseId).tasks()).containsExactly(RECEIVE);
    for (var list : List.of("Mina uppgifter", "Corner – att ta", "Försenade")) {
      assertThat(desks.of("corner1").list(list, caseId).tasks()).as(list).isEmpty();
    }
    for (var list : List.of("Mina uppgifter", "AMF – att ta", "Försenade")) {
      assertThat(desks.of("amf1").list(list, caseId).tasks()).as(list).isEmpty();
    }
  }

  @Test
  void aCardTellsTheCaseTheStepThePartyAndTheDay(Desks desks) {
    var journey = Journey.on(chain).registeredBy("amf1");
    var due = journey.chain().openStep(journey.caseId(), "Task_ReceiveCase").dueAt();
    var day = Swedish.day(due, journey.today());

    var card = desks.of("sof1").list("SOF – att ta", journey.caseId()).card(RECEIVE);
    assertThat(card.locator(".kedjan-card")).hasText(journey.caseId() + "SOF" + "Senast " + day);

    journey.passDays(21);
    card = desks.of("sof1").list("Försenade", journey.caseId()).card(RECEIVE);
    assertThat(card.locator(".kedjan-late")).hasText("Försenad");
    assertThat(card.locator(".kedjan-case")).hasText(journey.caseId().number());
  }

  @Test
  void allCardsOfAListAreAskedForAtOnce(Desks desks) {
    var sof = desks.of("sof1");
    for (var i = 0; i < 3; i++) {
      Journey.on(chain).registeredBy("sof1");
    }
    sof.opened();
    var asked = new ArrayList<String>();
    Consumer<Request> listening =
        request -> {
          if (request.url().contains("/kedjan/cards")) {
            asked.add(request.url());
          }
        };
    sof.page().onRequest(listening);
    sof.focus("SOF – att ta");
    assertThat(sof.page().locator(".kedjan-card .kedjan-case").nth(2)).isVisible();
    sof.page().offRequest(listening);

    assertThat(asked).singleElement().asString().contains(",");
  }

  @Test
  void whatStaffMayNotUseIsNotThere(Desks desks) {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    var page = desks.open("sof2", caseId, "Task_ObtainConsent").page();

    assertThat(page.locator(".task-details .nav-tabs li"))
        .hasText(new String[] {"Form", "Ärendet", "Ansvar", "Diagram"});
    for (var english :
        List.of(
            "Create task", "Create a filter", "Add Comment", "Set due date", "Save", "migrate")) {
      assertThat(page.getByText(english).and(page.locator(":visible"))).hasCount(0);
    }
    assertThat(page.locator(".task-filter .glyphicon-pencil").first()).isHidden();
    assertThat(page.locator(".meta .groups")).isHidden();
    assertThat(page).hasTitle("Kedjan");
  }

  @ParameterizedTest
  @CsvSource({
    "sof1, SOF – att ta",
    "sof2, Mina uppgifter",
    "corner1, Mina uppgifter",
    "corner2, Corner – att ta",
    "amf2, Mina uppgifter",
    "amf1, AMF – att ta",
    "sofhead1, SOF – att ta",
    "cornerhead1, Corner – att ta",
    "amfhead1, AMF – att ta",
    "process1, Processägare – att ta"
  })
  void everyRoleHasItsLists(String staffId, String list, Desks desks) {
    var tasklist = desks.of(staffId).list(list);

    assertThat(tasklist.page().locator(".page-notifications .alert")).hasCount(0);
    Screenshots.of(tasklist.page(), "tasks-" + staffId);
  }
}
