package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.ModelRules.Problem;
import se.kedjan.models.Models;

/** Each rule is broken once, in a real table, and says so in words that its owner understands. */
class TableRulesTest {

  private static final TableRules RULES = TableRules.ofTheJar();
  private static final Map<String, Set<String>> STEPS = new HashMap<>();

  private static final String DEADLINES = "Tabellen «Tidsfrister och eskalering» (deadlines)";
  private static final String FIRST = DEADLINES + ", rad 1 (Deadline_ReceiveCase),";
  private static final String PARAMETERS = "Tabellen «Parametrar per verksamhet» (parameters)";

  static {
    Models.names().forEach(name -> DeployedSteps.add(STEPS, Models.model(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absence-rule",
        "consequences",
        "deadlines",
        "parameters",
        "queue-order",
        "conveners"
      })
  void findsNothingWrongWithTheTablesAsTheyAre(String table) {
    assertThat(broken(table, "", "")).isEmpty();
  }

  @Test
  void anAbsenceRuleIsNumbersForEveryActivity() {
    var table = "Tabellen «Regel för upprepad frånvaro» (absence-rule)";

    assertThat(broken("absence-rule", "<text>3</text>", "<text>tre</text>"))
        .containsExactly(
            table
                + ", rad 1 (Absence_Corner), har «tre» i kolumnen «unreported». Skriv ett heltal från 0 till 9999.");
    assertThat(check(Models.dmn("absence-rule").replaceAll("(?s)<rule.*</rule>", "")))
        .extracting(Problem::message)
        .containsExactly(table + " saknar en rad för verksamheten «corner».");
  }

  @Test
  void reportsAllProblemsAtOnceWithTheIdOfEachRow() {
    var xml =
        Models.dmn("deadlines")
            .replaceFirst("<text>5</text>", "<text>fem</text>")
            .replaceFirst("\"Task_ObtainConsent\"", "\"Task_Gone\"")
            .replaceFirst("\"amfhead\"</text>\\s*</outputEntry>", "\"chef\"</text></outputEntry>");

    assertThat(check(xml))
        .extracting(Problem::elementId)
        .containsExactly("Deadline_ReceiveCase", "Deadline_ObtainConsent", "Deadline_AppointGuide");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"juel", "javascript", "groovy", "python", "ruby", "http://www.w3.org/XQuery"})
  void onlyFeelIsSpoken(String language) {
    var setting = " expressionLanguage=\"" + language + "\"";
    var problem = " har språket «" + language + "». I tabellerna används bara FEEL.";

    assertThat(broken("deadlines", "<definitions ", "<definitions" + setting + " "))
        .containsExactly("Filen" + problem);
    assertThat(
            broken(
                "deadlines",
                "<inputExpression id=\"InputExpression_Element\"",
                "<inputExpression" + setting + " id=\"InputExpression_Element\""))
        .containsExactly(DEADLINES + problem);
    assertThat(
            broken(
                "deadlines",
                "<inputEntry id=\"Deadline_ReceiveCase_Element\"",
                "<inputEntry" + setting + " id=\"Deadline_ReceiveCase_Element\""))
        .containsExactly(FIRST + problem);
    assertThat(
            broken(
                "deadlines",
                "<outputEntry id=\"Deadline_ReceiveCase_Amount\"",
                "<outputEntry" + setting + " id=\"Deadline_ReceiveCase_Amount\""))
        .containsExactly(FIRST + problem);
    assertThat(
            broken(
                "deadlines",
                "<outputValues id=\"OutputValues_Unit\"",
                "<outputValues" + setting + " id=\"OutputValues_Unit\""))
        .containsExactly(DEADLINES + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feel",
        "FEEL",
        "http://www.omg.org/spec/FEEL/20140401",
        "https://www.omg.org/spec/DMN/20191111/FEEL/"
      })
  void feelMayBeSaidInItsWords(String feel) {
    assertThat(
            broken(
                "deadlines", "<definitions ", "<definitions expressionLanguage=\"" + feel + "\" "))
        .isEmpty();
  }

  /** What a decision can be besides a table: a formula, a function, a piece of another file. */
  @Test
  void aRuleIsWrittenAsRows() {
    assertThat(
            broken(
                "parameters",
                "<dmndi:DMNDI>",
                "<businessKnowledgeModel id=\"f\" name=\"f\"><encapsulatedLogic><literalExpression>"
                    + "<text>1</text></literalExpression></encapsulatedLogic>"
                    + "</businessKnowledgeModel><dmndi:DMNDI>"))
        .containsExactly(
            "Filen har «businessKnowledgeModel», som inte används i kedjan."
                + " En regel skrivs som rader i en beslutstabell.");
    assertThat(
            check(
                Models.dmn("parameters")
                    .replaceAll(
                        "(?s)<decisionTable.*</decisionTable>",
                        "<variable"
                            + " name=\"p\"/><literalExpression><text>1</text></literalExpression>")))
        .extracting(Problem::message)
        .containsExactly(
            PARAMETERS
                + " har «literalExpression», som inte används i kedjan."
                + " En regel skrivs som rader i en beslutstabell.",
            PARAMETERS + " är ingen beslutstabell. Gör den till en.");
  }

  @Test
  void noDecisionLeansOnAnother() {
    assertThat(
            broken(
                "deadlines",
                "<decisionTable ",
                "<informationRequirement><requiredDecision href=\"#x\"/></informationRequirement>"
                    + "<decisionTable "))
        .contains(
            DEADLINES
                + " har «requiredDecision», som inte används i kedjan."
                + " En regel skrivs som rader i en beslutstabell.");
  }

  @Test
  void whatNobodyAsksForIsNotTaken() {
    assertThat(broken("deadlines", "<decision id=\"deadlines\"", "<decision id=\"frister\""))
        .containsExactly(
            "Tabellen «Tidsfrister och eskalering» (frister) frågas av ingenting i programmet."
                + " Det som finns är %s.".formatted(String.join(", ", Models.tables())));
  }

  @Test
  void theNameOfAnInputCannotBeMovedAside() {
    assertThat(
            broken(
                "deadlines",
                "<input id=\"Input_Element\"",
                "<input camunda:inputVariable=\"x\" id=\"Input_Element\""))
        .containsExactly(
            DEADLINES
                + " har inställningen «inputVariable», som inte används i kedjan. Ta bort den.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FIRST", "ANY", "COLLECT", "RULE ORDER"})
  void oneRowAnswers(String hitPolicy) {
    assertThat(broken("deadlines", "UNIQUE", hitPolicy))
        .containsExactly(
            DEADLINES + " har en annan träffregel än «Unique». Koden läser en enda rad.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outcome", "execution", "element.class", "activity + element", "now()"})
  void onlyTheDeclaredInputsAreAskedFor(String input) {
    assertThat(broken("deadlines", "<text>element</text>", "<text>" + input + "</text>"))
        .containsExactly(
            DEADLINES
                + " frågar efter «%s». Kolumnerna som frågar är activity, element."
                    .formatted(input),
            DEADLINES + " saknar kolumnen «element».");
  }

  @Test
  void theColumnsThatAreReadAreThere() {
    assertThat(broken("deadlines", "name=\"escalatesTo\"", "name=\"escalates\""))
        .containsExactly(
            DEADLINES
                + " svarar med «escalates», som inte läses. Kolumnerna som svarar är amount, unit,"
                + " escalatesTo, remindBefore.",
            DEADLINES + " saknar kolumnen «escalatesTo».");
    assertThat(
            broken(
                "deadlines",
                "name=\"amount\" typeRef=\"integer\"",
                "name=\"amount\" typeRef=\"string\""))
        .containsExactly(
            DEADLINES + " har typen «string» i kolumnen «amount». Där är typen «integer».");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "10000",
        "",
        "activity",
        "if true then 1 else 2",
        "${1}",
        "function() external {java: {class: \"java.lang.Math\", method signature: \"random()\"}}"
      })
  void anAmountIsAWholeNumber(String amount) {
    var xml = Models.dmn("deadlines");
    assertThat(
            check(
                xml.replaceFirst(
                    "<text>5</text>",
                    java.util.regex.Matcher.quoteReplacement("<text>" + amount + "</text>"))))
        .extracting(Problem::message)
        .containsExactly(
            FIRST
                + " har «%s» i kolumnen «amount». Skriv ett heltal från 0 till 9999."
                    .formatted(amount));
  }

  /** Empty switches the reminder off; the number of a deadline cannot be left out. */
  @ParameterizedTest
  @ValueSource(strings = {"", "0", "20"})
  void aReminderMayBeSwitchedOff(String days) {
    assertThat(check(remindBefore(days))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"\"", "1.5", "amount", "10000"})
  void aReminderIsAWholeNumberOfWorkingDays(String days) {
    assertThat(check(remindBefore(days)))
        .extracting(Problem::message)
        .containsExactly(
            FIRST
                + " har «%s» i kolumnen «remindBefore». Skriv ett heltal från 0 till 9999, eller lämna rutan tom."
                    .formatted(days));
  }

  private static String remindBefore(String days) {
    return Models.dmn("deadlines")
        .replaceFirst(
            "(\"Deadline_ReceiveCase_RemindBefore\">\\s*<text>)\\d*",
            "$1" + java.util.regex.Matcher.quoteReplacement(days));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Task_ReceiveCase\"|-|element",
        "\"Task_ReceiveCase\"|element|element",
        "\"Task_ReceiveCase\"|not(\"x\")|element",
        "\"Task_ReceiveCase\"|\"Task_ReceiveCase\",\"Task_ObtainConsent\"|element",
        "\"sofhead\"|activity|escalatesTo"
      })
  void aCellIsOneText(String was, String is, String column) {
    assertThat(broken("deadlines", "<text>" + was + "</text>", "<text>" + is + "</text>"))
        .contains(
            FIRST
                + " har «%s» i kolumnen «%s». Skriv en enda text inom citattecken."
                    .formatted(is, column));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"corner\"|\"korner\"|har «korner» i kolumnen «activity». Det som finns är corner.",
        "\"Task_ReceiveCase\"|\"Task_Gone\"|gäller uppgiften «Task_Gone», som inte finns i någon"
            + " modell.",
        "\"workingDays\"|\"years\"|har «years» i kolumnen «unit». Det som finns är days, months,"
            + " weeks, workingDays.",
        "\"sofhead\"|\"sof\"|har «sof» i kolumnen «escalatesTo». Det som finns är \"\", amfhead,"
            + " cornerhead, processowner, sofhead."
      })
  void aRowSpeaksOfWhatThereIs(String was, String is, String problem) {
    assertThat(broken("deadlines", "<text>" + was + "</text>", "<text>" + is + "</text>"))
        .containsExactly(FIRST + " " + problem);
  }

  @Test
  void nothingIsSaidTwice() {
    assertThat(broken("deadlines", "\"Task_ObtainConsent\"", "\"Task_ReceiveCase\""))
        .containsExactly(
            DEADLINES
                + ", rad 2 (Deadline_ObtainConsent), gäller samma sak som rad 1. Behåll en av"
                + " dem.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reason|\"tired\"|har «tired» i kolumnen «reason»",
        "DecidedBy|\"amf\"|har «amf» i kolumnen «decidedBy». Det som finns är corner, sof.",
        "Tells|\"everybody\"|har «everybody» i kolumnen «tells»",
        "Place|\"sold\"|har «sold» i kolumnen «place». Det som finns är choice, freed, kept.",
        "Reentry|\"visit\"|har «visit» i kolumnen «reentry»",
        "Amount|halvår|har «halvår» i kolumnen «amount»"
      })
  void aConsequenceIsSaidInKnownWords(String column, String is, String problem) {
    var changed =
        Models.dmn("consequences")
            .replaceFirst(
                "(<\\w+Entry id=\"Consequence_PauseAbsence_%s\">\\s*<text>)[^<]*".formatted(column),
                "$1" + is);

    assertThat(check(changed))
        .extracting(Problem::message)
        .anyMatch(message -> message.contains(problem) && message.contains("rad 1 ("));
  }

  /** What would have no effect cannot be written. */
  @ParameterizedTest
  @CsvSource({"Amount,3,amount", "Unit,\"days\",unit", "Place,\"kept\",place"})
  void anEndingSaysNothingOfAPause(String column, String is, String called) {
    var changed =
        Models.dmn("consequences")
            .replaceFirst(
                "(<\\w+Entry id=\"Consequence_EndingAbsence_%s\">\\s*<text>)".formatted(column),
                "$1" + is);

    assertThat(check(changed))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .endsWith(
            "har «%s» i kolumnen «%s», som bara gäller paus. Lämna rutan tom."
                .formatted(is, called));
  }

  @ParameterizedTest
  @CsvSource({
    "\"trial\",",
    "\"enrolment\",",
    "\"choice\",",
    "\"none\",",
    "\"visit\",har «visit» i kolumnen «reentry». Det som finns är",
    "'',har «» i kolumnen «reentry». Skriv en enda text inom citattecken."
  })
  void anEndingSaysWhereAnotherRoundBegins(String is, String problem) {
    var changed =
        Models.dmn("consequences")
            .replaceFirst("(\"Consequence_EndingAbsence_Reentry\">\\s*<text>)[^<]*", "$1" + is);

    assertThat(check(changed))
        .extracting(Problem::message)
        .hasSize(problem == null ? 0 : 1)
        .allMatch(message -> message.contains(problem));
  }

  @Test
  void noReasonLosesItsConsequence() {
    var xml = Models.dmn("consequences");
    var without = xml.replaceFirst("(?s)<rule id=\"Consequence_PauseLvm\".*?</rule>", "");

    assertThat(check(without))
        .extracting(Problem::message)
        .containsExactly(
            "Tabellen «Skäl och följder» (consequences) saknar raden för «pause» med skälet"
                + " «lvm».");
  }

  @Test
  void whatSecuresAStepIsNotSecuredInTurn() {
    var xml = Models.dmn("deadlines");
    var row = xml.indexOf("\"Task_SecureStepSof\"");
    var changed =
        xml.substring(0, row) + xml.substring(row).replaceFirst("\"\"", "\"processowner\"");

    assertThat(check(changed))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .endsWith(
            "eskalerar «Task_SecureStepSof», som själv är en eskalering."
                + " Lämna kolumnen tom (\"\").");
  }

  @Test
  void everyParameterThatIsAskedForIsThereAndNoOther() {
    assertThat(broken("parameters", "\"trialExtensions\"", "\"trials\""))
        .containsExactly(
            PARAMETERS
                + ", rad 2 (Parameter_TrialExtensions), har «trials» i kolumnen «parameter». Det som"
                + " finns är %s.".formatted(words("parameters", "parameter")),
            PARAMETERS + " saknar parametern «trialExtensions» för verksamheten «corner».");
  }

  @Test
  void everyCriterionOfTheQueueIsThereAndNoOther() {
    assertThat(broken("queue-order", "\"returner\"", "\"friend\""))
        .containsExactly(
            "Tabellen «Ordning i kön» (queue-order), rad 2 (Queue_Returner), har «friend» i"
                + " kolumnen «criterion». Det som finns är preventLvm, preventPlacement, returner,"
                + " waitedWeek.",
            "Tabellen «Ordning i kön» (queue-order) saknar kriteriet «returner» för verksamheten"
                + " «corner».");
  }

  @Test
  void everyActivityHasAConvenerThatIsAParty() {
    assertThat(
            broken(
                "conveners",
                "\"sof\"</text>\n        </outputEntry>",
                "\"chefen\"</text></outputEntry>"))
        .containsExactly(
            "Tabellen «Sammankallande» (conveners), rad 1 (Convener_Corner), har «chefen» i"
                + " kolumnen «convener». Det som finns är amf, corner, sof.");
    assertThat(check(Models.dmn("conveners").replaceAll("(?s)<rule.*</rule>", "")))
        .extracting(Problem::message)
        .containsExactly(
            "Tabellen «Sammankallande» (conveners) saknar en rad för verksamheten «corner».");
  }

  @Test
  void aCountIsNoTimeAndATimeNoCount() {
    assertThat(broken("parameters", "<text>\"count\"</text>", "<text>\"weeks\"</text>"))
        .containsExactly(
            PARAMETERS
                + ", rad 2 (Parameter_TrialExtensions), räknar något och har enheten «weeks»."
                + " Där är enheten «count».");
    assertThat(broken("parameters", "<text>\"months\"</text>", "<text>\"count\"</text>"))
        .containsExactly(
            PARAMETERS
                + ", rad 1 (Parameter_FollowUpInterval), mäter en tid och har enheten «count»."
                + " Ange en tidsenhet.");
  }

  @Test
  void saysHowLongItsHistoryLives() {
    assertThat(broken("deadlines", " camunda:historyTimeToLive=\"P1825D\"", ""))
        .containsExactly(
            DEADLINES
                + " saknar tid för historiken. Ange camunda:historyTimeToLive i dagar, som"
                + " P1825D.");
  }

  /** What the code knows of units and groups is what the table of the jar offers. */
  @Test
  void theWordsOfTheJarAreThoseOfTheCode() {
    var table =
        Table.of(
                Dmn.readModelFromStream(stream(Models.dmn("deadlines")))
                    .getModelElementById("deadlines"))
            .orElseThrow();

    assertThat(table.column("escalatesTo").orElseThrow().words())
        .filteredOn(group -> !group.isEmpty())
        .containsExactlyInAnyOrderElementsOf(ProcessVariable.ESCALATES_TO.words());
  }

  /** «Avliden» is not among the ends that an owner may give to somebody to follow up. */
  @Test
  void nobodyIsFollowedUpAfterAnEndThatTheTableLeavesOut() {
    assertThat(broken("after-care-rules", "\"MOVED\"", "\"DECEASED\""))
        .singleElement()
        .asString()
        .contains("har «DECEASED» i kolumnen «endState». Det som finns är AGREEMENT_ENDED,")
        .endsWith(words("after-care-rules", "endState") + ".");
    assertThat(broken("after-care-rules", "<text>\"nobody\"</text>", "<text>\"corner\"</text>"))
        .isNotEmpty();
    assertThat(broken("after-care-rules", "<text>\"nobody\"</text>", "<text>\"sof\"</text>"))
        .isEmpty();
  }

  /** The words that stand in a column of the jar's table. */
  private static String words(String name, String column) {
    var table =
        Table.of(Dmn.readModelFromStream(stream(Models.dmn(name))).getModelElementById(name))
            .orElseThrow();
    return table.rows().stream()
        .flatMap(row -> table.value(row, column).stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<String> broken(String table, String was, String is) {
    var xml = Models.dmn(table);
    assertThat(xml).contains(was);
    var at = xml.indexOf(was);
    return check(xml.substring(0, at) + is + xml.substring(at + was.length())).stream()
        .map(Problem::message)
        .toList();
  }

  private static List<Problem> check(String xml) {
    return RULES.check(Dmn.readModelFromStream(stream(xml)), STEPS);
  }

  private static ByteArrayInputStream stream(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }
}
