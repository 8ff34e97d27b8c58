package io.licit.server.site;

import io.licit.programme.Programme;
import io.licit.programme.account.AccountRefused;
import io.licit.programme.account.NewToken;
import io.licit.programme.account.Role;
import io.licit.programme.account.Token;
import io.licit.programme.account.Tokens;
import io.licit.programme.people.Actor;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One's own tokens for programs: made, shown once, revoked. */
public final class TokenPages {
    private static final int USUAL_DAYS = 90;

    private final Tokens tokens;
    private final Programme programme;

    public TokenPages(Programme programme) {
        this.programme = programme;
        this.tokens = new Tokens(programme);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/tokens", Access.STAFF, visit -> page(visit, 200, "", "")),
                Route.post("/tokens", Access.STAFF, this::create),
                Route.post("/tokens/{number}/revoke", Access.STAFF, this::revoke));
    }

    private Reply page(Visit visit, int status, String said, String secret) {
        Instant now = programme.clock().instant();
        List<List<String>> all = new ArrayList<>();
        for (Token token : tokens.of(visit.visitor().id())) {
            all.add(List.of(
                    Long.toString(token.number()),
                    token.name(),
                    token.roles().stream()
                            .map(role -> visit.text().of("role." + role.word()))
                            .collect(Collectors.joining(", ")),
                    LocalDate.ofInstant(token.endsAt(), ZoneOffset.UTC).toString(),
                    token.usedOn().map(LocalDate::toString).orElse("–"),
                    token.isLive(now) ? "live" : ""));
        }
        List<String> roles =
                visit.visitor().roles().stream().map(Role::word).sorted().toList();
        return new Reply.Page(
                status, "tokens.jte", Map.of("tokens", all, "roles", roles, "said", said, "secret", secret));
    }

    private Reply create(Visit visit) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        visit.fields("role")
                .forEach(word -> roles.add(Role.of(word).orElseThrow(() -> new Refusal(400, "people.no-role", word))));
        try {
            NewToken made = tokens.create(
                    visit.visitor().id(),
                    visit.field("name").strip(),
                    roles,
                    days(visit.field("days")),
                    new Actor(visit.visitor().id()));
            return page(visit, 200, visit.text().of("token.made", made.token().name()), made.secret());
        } catch (AccountRefused refused) {
            return page(visit, 422, refused.text() + ". " + refused.help(), "");
        }
    }

    private static int days(String given) {
        try {
            return given.isBlank() ? USUAL_DAYS : Integer.parseInt(given);
        } catch (NumberFormatException none) {
            throw new Refusal(400, "error.form");
        }
    }

    private Reply revoke(Visit visit) {
        long number;
        try {
            number = Long.parseLong(visit.part("number"));
        } catch (NumberFormatException none) {
            throw Refusal.notFound();
        }
        if (!tokens.revoke(
                visit.visitor().id(), number, new Actor(visit.visitor().id()))) {
            throw Refusal.notFound();
        }
        return new Reply.Go("/tokens");
    }
}
