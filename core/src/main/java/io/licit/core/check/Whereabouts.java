package io.licit.core.check;

import org.jspecify.annotations.Nullable;

/** A country and a region that some person's row states, as it states them; the empty text where it states none. */
public record Whereabouts(String country, String region) {
    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Whereabouts place && country.equals(place.country) && region.equals(place.region);
    }

    @Override
    public int hashCode() {
        return 31 * country.hashCode() + region.hashCode();
    }
}
