package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.IntegrationTest;

@IntegrationTest
class EachCaseApartTest {

  @Autowired EachCaseApart eachCaseApart;
  @Autowired JdbcClient jdbc;

  @Test
  void whatFailsForOneCaseIsKeptForTheOthersAndReported() {
    var cases =
        List.of(new CaseId("K-2023-9101"), new CaseId("K-2023-9102"), new CaseId("K-2023-9103"));

    assertThatThrownBy(
            () ->
                eachCaseApart.run(
                    cases,
                    caseId -> {
                      jdbc.sql(
                              "insert into kedjan.waiting_list_review (case_id, on_day, reason) values (?, current_date, 'prov')")
                          .param(caseId.number())
                          .update();
                      if (caseId.number().endsWith("2")) {
                        throw new IllegalArgumentException("this one");
                      }
                    }))
        .hasMessage("1 cases failed");

    assertThat(
            jdbc.sql(
                    "select case_id from kedjan.waiting_list_review where case_id like 'K-2023-910%' order by 1")
                .query(String.class)
                .list())
        .containsExactly("K-2023-9101", "K-2023-9103");
  }
}
