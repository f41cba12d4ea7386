package se.kedjan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.forms.SubmittedForms.Answer;
import se.kedjan.forms.SubmittedForms.Filled;
import se.kedjan.retention.HeldOfCase;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.WholeChain;

/** What the extract tells is what was typed, field by field, and every row there is. */
@IntegrationTest
class ExtractTest {

  @Autowired Chain chain;
  private static final DiaryNumber REQUEST = new DiaryNumber("SN 2026/1");

  @Autowired Extracts extracts;
  @Autowired JdbcClient jdbc;

  private record Typed(String form, Map<String, String> values) {}

  @Test
  void tellsEveryFieldAsItWasTyped() {
    var typed = new LinkedHashMap<CaseId, List<Typed>>();
    var caseId =
        new WholeChain(chain, new Filling()) {
          @Override
          protected CaseId start(
              String staffId, String process, String form, Map<String, Object> values) {
            var started = super.start(staffId, process, form, values);
            note(started, form, values);
            return started;
          }

          @Override
          protected void submit(
              String staffId, CaseId of, String element, String form, Map<String, Object> values) {
            super.submit(staffId, of, element, form, values);
            note(of, form, values);
          }

          private void note(CaseId of, String form, Map<String, Object> values) {
            var texts = new TreeMap<String, String>();
            values.forEach((key, value) -> texts.put(key, String.valueOf(value)));
            // Why somebody is passed by stands in that person's case.
            texts.remove("skipReason");
            typed.computeIfAbsent(of, key -> new ArrayList<>()).add(new Typed(form, texts));
          }
        }.play();

    var extract = made(caseId);

    assertThat(extract.forms())
        // Of a sheet about many cases the case has its part, which another test looks at.
        .filteredOn(filled -> !isOfManyCases(filled.formId()))
        .map(filled -> new Typed(filled.formId(), texts(filled)))
        .containsExactlyElementsOf(typed.get(caseId));
    assertThat(extract.forms())
        .extracting(Filled::formId)
        .contains("register-attendance", "hand-over-cases")
        .anyMatch(formId -> formId.startsWith("review-cases"));
    assertThat(typed.get(caseId)).hasSizeGreaterThan(90);
    assertThat(extract.forms())
        .flatExtracting(Filled::answers)
        .allSatisfy(
            answer -> assertThat(answer.label()).as(answer.key()).isNotEqualTo(answer.key()));
    assertThat(extract.forms())
        .extracting(Filled::title)
        .contains("Registrera intresse", "Boka studiebesök", "Bevara ärende")
        .noneMatch(title -> title.contains("{{"));
    assertThat(extract.corrections())
        .extracting(Extract.Correction::what, Extract.Correction::before, Extract.Correction::right)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "givenName", "Text om deltagaren.", "En annan text."),
            org.assertj.core.groups.Tuple.tuple(
                "familyName", "Text om deltagaren.", "En annan text."),
            org.assertj.core.groups.Tuple.tuple("age", "19", "96"),
            org.assertj.core.groups.Tuple.tuple("sex", "other", "man"),
            org.assertj.core.groups.Tuple.tuple("phone", null, "54321"),
            org.assertj.core.groups.Tuple.tuple("identityNumber", "R12345", "R54321"),
            org.assertj.core.groups.Tuple.tuple(
                "summary", "Text om deltagaren.", "Text om deltagaren."));
    assertThat(extract.corrections())
        .last()
        .extracting(Extract.Correction::submissionId)
        .isNotNull();
    assertThat(extract.objections())
        .extracting(Extract.Objection::objection)
        .containsExactly("Text om deltagaren.");
    assertThat(extract.acts()).hasSizeGreaterThan(200);
    assertThat(extract.readings())
        .last()
        .extracting(Extract.Reading::screen)
        .isEqualTo("extract-json");
  }

  /** Every row that names the case or one of its process instances, counted by hand. */
  private static boolean isOfManyCases(String formId) {
    return formId.startsWith("review-cases")
        || Set.of("register-attendance", "hand-over-cases").contains(formId);
  }

  @Test
  void tellsEveryRow() {
    var caseId = Journey.on(chain).enrolledStraight("amf1").happens("relapse").caseId();
    var rows = new TreeMap<String, Integer>();
    for (var table :
        List.of(
            "participant",
            "referral",
            "submission",
            "case_staff",
            "consent",
            "study_visit",
            "open_step",
            "accountability",
            "read_log")) {
      rows.put("kedjan." + table, count("kedjan." + table + " where case_id = :case", caseId));
    }
    for (var table :
        List.of(
            "act_hi_actinst",
            "act_hi_taskinst",
            "act_hi_varinst",
            "act_hi_detail",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable")) {
      rows.put(
          "motor." + table,
          count(
              "motor."
                  + table
                  + " where proc_inst_id_ in (select id_ from motor.act_hi_procinst where business_key_ = :case)",
              caseId));
    }
    assertThat(rows).allSatisfy((table, count) -> assertThat(count).as(table).isPositive());
    // The extract's own reading.
    rows.merge("kedjan.read_log", 1, Integer::sum);

    var told =
        made(caseId).tables().stream()
            .collect(
                Collectors.toMap(
                    table -> table.schema() + "." + table.name(),
                    table -> table.rows().size(),
                    Integer::sum,
                    TreeMap::new));

    assertThat(told).containsAllEntriesOf(rows);
    assertThat(told)
        .containsKeys("kedjan.case_file", "kedjan.responsibility_log", "kedjan.log_payload");
  }

  @Test
  void tellsNothingOfAnotherCase() {
    var other = Journey.on(chain).enrolledStraight("sof1").caseId();
    var caseId = Journey.on(chain).enrolledStraight("sof1").caseId();

    assertThat(made(caseId).tables())
        .flatExtracting(HeldOfCase.Table::rows)
        .allSatisfy(row -> assertThat(row.values()).doesNotContain(other.number()));
  }

  @Test
  void isNotMadeOfTheRegistrarsOwnCaseNorOfOneThatIsNotThere() {
    var own = Journey.on(chain).registeredBy("sof1").caseId();
    jdbc.sql("insert into kedjan.case_block values (?, 'regi1', 'ownCase', current_date)")
        .param(own.number())
        .update();

    chain
        .staff()
        .as(
            "regi1",
            () -> {
              assertThat(extracts.make(own, "json", REQUEST)).isEmpty();
              assertThat(extracts.make(new CaseId("K-2025-999999999"), "json", REQUEST)).isEmpty();
            });
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.read_log where case_id = ? and staff_id = 'regi1'")
                .param(own.number())
                .query(Long.class)
                .single())
        .isZero();
  }

  private Extract made(CaseId caseId) {
    return chain.staff().as("regi1", () -> extracts.make(caseId, "json", REQUEST)).orElseThrow();
  }

  private static Map<String, String> texts(Filled filled) {
    var texts = new TreeMap<String, String>();
    for (Answer answer : filled.answers()) {
      texts.put(answer.key(), answer.value().toString());
    }
    assertThat(filled.fields().keySet()).containsAll(new TreeSet<>(texts.keySet()));
    return texts;
  }

  private int count(String what, CaseId caseId) {
    return jdbc.sql("select count(*) from " + what)
        .param("case", caseId.number())
        .query(Integer.class)
        .single();
  }
}
