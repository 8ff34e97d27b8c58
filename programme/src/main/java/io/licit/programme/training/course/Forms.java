package io.licit.programme.training.course;

import io.licit.core.diagnostic.Said;
import io.licit.core.yaml.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/** Forms of values that the files of a course share. */
final class Forms {
    /** As packs call their rules. */
    static final Form<String> RULE = matching(Said.of("a rule's id"), "EU-GDPR-ART21-2", "[A-Z][A-Z0-9]*(-[A-Z0-9]+)+");

    private Forms() {}

    static Form<String> matching(Said noun, String example, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return Form.of(
                noun,
                example,
                scalar -> Optional.of(scalar.text())
                        .filter(text -> pattern.matcher(text).matches()));
    }

    static Form<Integer> whole(Said noun, int example, int least, int most) {
        return Form.of(
                Said.of("{} from {} to {}", noun, least, most),
                String.valueOf(example),
                scalar -> Form.WHOLE_NUMBER.parse().apply(scalar).filter(number -> number >= least && number <= most));
    }
}
