package se.kedjan.responsibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the log without its own seal. */
record LogRow(
    String chain,
    long seq,
    Instant at,
    String actor,
    @Nullable String party,
    @Nullable String unit,
    @Nullable String onBehalfOf,
    String act,
    @Nullable String step,
    @Nullable String taskId,
    @Nullable String detail,
    byte @Nullable [] payloadHash,
    byte[] previousMac) {}
