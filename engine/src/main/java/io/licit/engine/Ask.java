package io.licit.engine;

import io.licit.core.segment.Expr;
import java.math.BigDecimal;
import java.util.List;

/** What is wanted of all persons besides memberships. Expressions are resolved, of persons. */
public sealed interface Ask {
    <R> R accept(Visitor<R> visitor);

    /** Whom a condition is true of, as it would be of a segment's. */
    record Holds(Expr condition) implements Ask {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holds(this);
        }
    }

    /** Who responded: true, a number that is not zero, a text that says yes, or a time that is known. */
    record Responded(Expr value) implements Ask {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.responded(this);
        }
    }

    /**
     * Codes of the distinct values, in their order. Null and blank text are missing; none at all where there are more than
     * {@link io.licit.engine.bits.Codes#MOST_LEVELS}.
     */
    record Values(Expr value) implements Ask {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.values(this);
        }
    }

    /** Codes of the bands of a number between cut points, each of which begins a band: {@code <18}, {@code 18-24}, {@code 62+}. */
    record Bands(Expr number, List<BigDecimal> cuts) implements Ask {
        public Bands {
            cuts = List.copyOf(cuts);
            for (int i = 0; i < cuts.size(); i++) {
                if (i > 0 && cuts.get(i - 1).compareTo(cuts.get(i)) >= 0) {
                    throw new IllegalArgumentException("cut points that do not rise");
                }
            }
            if (cuts.isEmpty()) {
                throw new IllegalArgumentException("no cut point");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bands(this);
        }
    }

    /**
     * Codes for measuring associations: the values where there are at most 20 of them; else, of numbers and times, bins at
     * the distinct deciles, a bin being the number of deciles strictly below; else, of text, the values, and none at all
     * where there are more than 200.
     */
    record Bins(Expr value) implements Ask {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bins(this);
        }
    }

    /** Codes of how many thresholds a number meets, from 0; null meets none. Nobody is missing. */
    record Levels(Expr number, Expr.Comparison operator, List<BigDecimal> thresholds) implements Ask {
        public Levels {
            thresholds = List.copyOf(thresholds);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.levels(this);
        }
    }

    /** The numbers themselves; a boolean is 1 or 0, a time is seconds since 1970, and text is none. */
    record Numbers(Expr number) implements Ask {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.numbers(this);
        }
    }

    /** Quantiles of a number over all persons with one, at 1/(points + 1), 2/(points + 1) and so on; each is somebody's. */
    record Quantiles(Expr number, int points) implements Ask {
        public Quantiles {
            if (points < 1) {
                throw new IllegalArgumentException("no quantile");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quantiles(this);
        }
    }

    /** One method per kind. */
    interface Visitor<R> {
        R holds(Holds ask);

        R responded(Responded ask);

        R values(Values ask);

        R bands(Bands ask);

        R bins(Bins ask);

        R levels(Levels ask);

        R numbers(Numbers ask);

        R quantiles(Quantiles ask);
    }
}
