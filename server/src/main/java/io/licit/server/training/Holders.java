package io.licit.server.training;

import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.programme.training.Certificate;
import io.licit.programme.training.Result;
import io.licit.server.desk.Desk;
import java.util.Optional;

/** Who holds certificates, by the names that licit.yaml gives them. */
final class Holders {
    private final Desk desk;
    private final Curriculum curriculum;

    Holders(Desk desk, Curriculum curriculum) {
        this.desk = desk;
        this.curriculum = curriculum;
    }

    /** The account where licit.yaml names nobody. */
    String name(String person) {
        return Optional.ofNullable(desk.programme().settings().people().get(person))
                .map(Staff::name)
                .filter(name -> !name.isBlank())
                .orElse(person);
    }

    /** @param result that was passed */
    Certificate certificate(Result result) {
        return new Certificate(
                result,
                name(result.person()),
                desk.standing().workspace().settings().name(),
                curriculum.courses().course(result.course()));
    }
}
