package se.kedjan.placement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.deviation.PlaceAtCorner;

/** A place that is kept for somebody who tries the next step is not used. */
@Component
class UsedPlaces implements PlaceAtCorner {

  private final JdbcClient jdbc;

  UsedPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean isUsed(CaseId caseId) {
    return jdbc.sql(
            """
            select exists (
              select from kedjan.place_allocation where case_id = ? and released_at is null and kept_until is null)
            """)
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }
}
