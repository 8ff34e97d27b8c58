package io.licit.server.training;

import io.licit.programme.training.Certificate;
import io.licit.programme.training.CheckCode;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.CheckedView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a printed certificate counts, for somebody outside who holds it.
 *
 * <p>INVARIANT: without the code that stands on it nothing is told, and whether there is such a number least of all.
 */
final class CheckPage {
    private final Desk desk;
    private final Curriculum curriculum;
    private final Results results;

    CheckPage(Desk desk, Curriculum curriculum) {
        this.desk = desk;
        this.curriculum = curriculum;
        this.results = new Results(desk.programme());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/certificates/{number}", Access.ANYBODY, visit -> page(visit, 200, "", List.of())),
                Route.post("/certificates/{number}", Access.ANYBODY, this::check));
    }

    /** Where a printed certificate is checked, as whoever prints it reaches this application. */
    static String address(Visit visit, long number) {
        String own = visit.request().getRequestURL().toString();
        String path = visit.request().getRequestURI();
        return own.substring(0, own.length() - path.length()) + "/certificates/" + number;
    }

    private static Reply page(Visit visit, int status, String said, List<CheckedView> found) {
        return new Reply.Page(
                status, "certificate-check.jte", Map.of("number", visit.part("number"), "said", said, "found", found));
    }

    private Reply check(Visit visit) {
        Optional<CheckedView> found = visit.number("number")
                .flatMap(results::byNumber)
                .filter(Result::passed)
                .filter(result -> CheckCode.isTyped(
                        visit.field("code"),
                        CheckCode.of(desk.programme().journal().key(), result)))
                .map(result -> view(visit, result));
        return found.map(view -> page(visit, 200, "", List.of(view)))
                .orElseGet(() -> page(visit, 404, visit.text().of("check.none"), List.of()));
    }

    private CheckedView view(Visit visit, Result result) {
        Certificate certificate = curriculum.certificate(result);
        return new CheckedView(
                certificate.organisation(),
                certificate.name(),
                certificate.title(Curriculum.language(visit.text())),
                Integer.toString(result.version()),
                Curriculum.day(result.at()),
                Curriculum.day(certificate.until()),
                certificate
                        .worth(curriculum.now(), results.of(result.person()))
                        .name()
                        .toLowerCase(Locale.ROOT));
    }
}
