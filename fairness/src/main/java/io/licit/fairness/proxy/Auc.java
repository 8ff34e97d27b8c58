package io.licit.fairness.proxy;

/**
 * The area under the curve of a number that is to tell a group from the rest: the chance that it is higher for somebody of
 * the group than for somebody else, ties counting half. Mann and Whitney 1947; Hanley and McNeil 1982. It is 0.5 where it
 * tells nothing, and where a group or its rest is nobody.
 */
public final class Auc {
    private static final double NOTHING = 0.5;

    private Auc() {}

    /**
     * Of every group against all others.
     *
     * @param personsByOrderedValueAndGroup a row for each value, ascending; each with as many groups
     */
    public static double[] of(long[][] personsByOrderedValueAndGroup) {
        int groups = personsByOrderedValueAndGroup.length == 0 ? 0 : personsByOrderedValueAndGroup[0].length;
        Table table = new Table(personsByOrderedValueAndGroup, groups);
        double[] aucs = new double[groups];
        for (int group = 0; group < groups; group++) {
            aucs[group] = of(table, group);
        }
        return aucs;
    }

    private static double of(Table table, int group) {
        double inGroup = table.inColumn(group);
        double others = (double) table.persons() - inGroup;
        if (inGroup == 0 || others == 0) {
            return NOTHING;
        }
        double won = 0;
        double below = 0;
        for (int row = 0; row < table.rows(); row++) {
            double persons = table.at(row, group);
            double level = table.inRow(row) - persons;
            won += persons / inGroup * ((below + level / 2) / others);
            below += level;
        }
        return within(won);
    }

    /**
     * Of one group, from the sum of its ranks among all, from 1 upwards, equal values having the mean of their ranks.
     *
     * @param inGroup persons of the group
     * @param others everybody else who was ranked
     */
    public static double ofRankSum(double rankSum, long inGroup, long others) {
        if (inGroup == 0 || others == 0) {
            return NOTHING;
        }
        return within((rankSum / inGroup - (inGroup + 1.0) / 2) / others);
    }

    private static double within(double auc) {
        return Math.max(0, Math.min(1, auc));
    }
}
