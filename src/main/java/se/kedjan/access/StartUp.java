package se.kedjan.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What is put in place at start, if it is not there yet. */
public final class StartUp {

  private static final int LOCK = 72401;

  private StartUp() {}

  /**
   * Nodes that start together wait for each other, until the end of the transaction: the second
   * finds what the first has put there.
   */
  public static void oneNodeAtATime(JdbcClient jdbc) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).list();
  }
}
