package io.licit.benchmarks.scale;

import java.util.List;

/**
 * A cost as a fixed part and one that grows with the number of persons.
 *
 * @param fixed what nobody costs
 * @param perMillion what a million persons cost besides
 * @param off the largest distance of a measurement from the line, as a share of what was measured
 */
public record Line(double fixed, double perMillion, double off) {
    private static final double MILLION = 1e6;

    /** A measured cost, in whatever unit. */
    public record Point(long persons, double cost) {
        double millions() {
            return persons / MILLION;
        }
    }

    /**
     * The line with the least sum of squared relative distances; neither part is below zero, as small sizes measure noise.
     *
     * @throws IllegalArgumentException for fewer than two sizes, or a cost that is not positive
     */
    public static Line through(List<Point> points) {
        if (points.stream().mapToLong(Point::persons).distinct().count() < 2) {
            throw new IllegalArgumentException("a line needs two sizes");
        }
        double w = 0;
        double wx = 0;
        double wxx = 0;
        double wy = 0;
        double wxy = 0;
        for (Point point : points) {
            if (!(point.cost() > 0)) {
                throw new IllegalArgumentException("a cost that is not positive");
            }
            double weight = 1 / (point.cost() * point.cost());
            w += weight;
            wx += weight * point.millions();
            wxx += weight * point.millions() * point.millions();
            wy += weight * point.cost();
            wxy += weight * point.millions() * point.cost();
        }
        double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
        double fixed = (wy - slope * wx) / w;
        if (fixed < 0) {
            fixed = 0;
            slope = wxy / wxx;
        } else if (slope < 0) {
            fixed = wy / w;
            slope = 0;
        }
        return measured(new Line(fixed, slope, 0), points);
    }

    private static Line measured(Line line, List<Point> points) {
        double off = points.stream()
                .mapToDouble(point -> Math.abs(line.at(point.persons()) - point.cost()) / point.cost())
                .max()
                .orElse(0);
        return new Line(line.fixed, line.perMillion, off);
    }

    /** The cost of so many persons. */
    public double at(double persons) {
        return fixed + perMillion * persons / MILLION;
    }
}
