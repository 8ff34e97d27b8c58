package io.licit.core.campaign;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Categories;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Persons who may need protection from a message. */
public enum Group implements Word {
    MINORS,
    ELDERLY,
    UNKNOWN_AGE,
    IN_HARDSHIP,
    HEALTH;

    /** Years; whoever is younger is a minor here. Where a rule states an age of its own, the gate holds to that. */
    public static final int MAJORITY = 18;

    /** Years; a number of this program's, since no rule of the shipped law states one. */
    public static final int ELDERLY_FROM = 65;

    private static final Set<String> HARDSHIP = Set.of("economic_vulnerability", "public_assistance_income");
    private static final Set<String> ILL =
            Set.of("health", "disability", "medical_condition", "medical_history", "loss_of_autonomy");

    @Override
    public String word() {
        return Word.written(this);
    }

    /**
     * Columns of the table of persons that say yes or no of hardship or of health. What holds an amount, a score or a
     * diagnosis tells nobody apart without a judgement, and so is left out.
     */
    public static Map<Group, List<Column>> labelled(Catalogue catalogue, Categories categories) {
        Map<Group, List<Column>> found = new EnumMap<>(Group.class);
        found.put(IN_HARDSHIP, flags(catalogue, categories, HARDSHIP));
        found.put(HEALTH, flags(catalogue, categories, ILL));
        return found;
    }

    private static List<Column> flags(Catalogue catalogue, Categories categories, Set<String> characteristics) {
        return catalogue.persons().stream()
                .flatMap(table -> table.columns().values().stream())
                .filter(column -> column.type() == Type.BOOLEAN || column.type() == Type.TEXT)
                .filter(column ->
                        column.contact().isEmpty() && column.probabilityOf().isEmpty())
                .filter(column -> states(column, categories, characteristics))
                .toList();
    }

    private static boolean states(Column column, Categories categories, Set<String> characteristics) {
        Optional<String> declared = column.protectedAs().filter(characteristics::contains);
        return declared.isPresent()
                || column.category()
                        .map(label -> categories.protectedOf(label).stream().anyMatch(characteristics::contains))
                        .orElse(false);
    }
}
