package se.kedjan.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;

/** Sheets had cells for public holidays once, and somebody may have worked on one. */
@JourneyTest
class CorrectedHolidayTest {

  private static final List<DayOfWeek> MIDWEEK =
      List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);

  @Autowired Chain chain;
  @Autowired WorkingDays workingDays;
  @Autowired JdbcClient jdbc;

  private Journey journey;
  private LocalDate holiday;

  /** A week that is closed, with a public holiday in it. */
  @BeforeEach
  void aClosedWeek() {
    holiday =
        Stream.iterate(chain.clock().today().plusDays(14), day -> day.plusDays(1))
            .filter(day -> MIDWEEK.contains(day.getDayOfWeek()) && !workingDays.isWorkingDay(day))
            // Not Christmas Day and Boxing Day: the sheet is filled in for the Monday.
            .filter(day -> workingDays.isWorkingDay(day.with(DayOfWeek.MONDAY)))
            .findFirst()
            .orElseThrow();
    chain.clock().moveTo(holiday.minusDays(7).atTime(8, 0));
    journey = Journey.on(chain).enrolledStraight("sof1");
    chain.passTo(journey.caseId(), holiday.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)));
    journey.weekIsRegistered("excused", "mon");
  }

  @Test
  void whatWasRegisteredForAHolidayIsPutRightWithAReason() {
    jdbc.sql(
            """
            insert into kedjan.attendance_day (case_id, day, week, status, hours, recorded_at, recorded_by)
            select ?, ?, number, 'unreported', 0, now(), 'corner1' from kedjan.attendance_week where monday = ?
            """)
        .params(journey.caseId().number(), holiday, Week.of("corner", holiday).monday())
        .update();

    assertThatThrownBy(() -> correct(holiday, "excused", null, null))
        .hasMessageContaining("«Varför rättas dagen?» måste fyllas i");
    correct(holiday, "excused", null, "Det var helgdag.");

    assertThat(onTheHoliday()).containsExactly("excused 0.0");
    assertThat(
            jdbc.sql(
                    "select before_status || ' ' || reason from kedjan.attendance_correction where case_id = ?")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .containsExactly("unreported Det var helgdag.");
  }

  @Test
  void whoWasThereOnAHolidayWasThereAndNobodyIsMissed() {
    assertThatThrownBy(() -> correct(holiday, "sick", null, "Ringde."))
        .hasMessageContaining("registreras bara den som var där");
    correct(holiday, "present", 4, "Hjälpte till på festen.");

    assertThat(onTheHoliday()).containsExactly("present 4.0");
    assertThatThrownBy(() -> correct(holiday, "unreported", null, "Kom inte."))
        .hasMessageContaining("dagen är ingen arbetsdag");
    assertThatThrownBy(() -> correct(chain.clock().today().plusDays(3), "sick", null, "Fel dag."))
        .hasMessageContaining("har inte varit än");
    assertThat(onTheHoliday()).containsExactly("present 4.0");
  }

  private void correct(LocalDate day, String status, Integer hours, String reason) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", journey.caseId().number());
    form.put("attendanceOn", day.toString());
    form.put("attendanceStatus", status);
    form.put("attendanceHours", hours);
    form.put("correctionReason", reason);
    chain.start("corner1", "attendance-correction", form);
  }

  private List<String> onTheHoliday() {
    return jdbc.sql(
            "select status || ' ' || hours from kedjan.attendance_day where case_id = ? and day = ?")
        .params(journey.caseId().number(), holiday)
        .query(String.class)
        .list();
  }
}
