package io.licit.core.workspace;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a message goes.
 *
 * @param clock as written
 * @param offset of the one clock that it stands on; empty for each recipient's own
 */
public record SendTime(LocalDateTime clock, Optional<ZoneOffset> offset) {
    /** The same time of another day. */
    public SendTime plusDays(int days) {
        return new SendTime(clock.plusDays(days), offset);
    }

    /** What a clock in that zone shows when the message reaches a recipient there. */
    public LocalDateTime in(ZoneId zone) {
        return offset.map(from -> clock.atOffset(from).atZoneSameInstant(zone).toLocalDateTime())
                .orElse(clock);
    }
}
