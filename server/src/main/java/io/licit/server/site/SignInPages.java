package io.licit.server.site;

import io.licit.programme.account.PasswordChange;
import io.licit.programme.account.SignIn;
import io.licit.programme.account.Unfit;
import io.licit.server.identity.IdentityProvider;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseCookie;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Signing in and out, the password, and how pages look. */
public final class SignInPages {
    /** An attempt to sign in, by the name of its route. */
    private static final String ATTEMPT = "POST /sign-in";

    /** What counts as one; those by a provider have it asked. */
    static final Set<String> ATTEMPTS = Set.of(ATTEMPT, "GET " + ProviderPages.AWAY, "GET " + ProviderPages.BACK);

    /** Where passwords are hashed. */
    static final Set<String> HASHING = Set.of(ATTEMPT, "POST /password");

    private static final Duration COOKIE_LASTS = Duration.ofDays(365);

    private final Site site;
    private final Clock clock;

    public SignInPages(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sign-in", Access.ANYBODY, this::form),
                Route.post("/sign-in", Access.ANYBODY, this::signIn),
                Route.post("/sign-out", Access.ANYBODY, this::signOut),
                Route.get("/password", Access.SIGNED_IN, visit -> password(visit, "")),
                Route.post("/password", Access.SIGNED_IN, this::change),
                Route.post("/language", Access.ANYBODY, visit -> keep(visit, Site.LANGUAGE)),
                Route.post("/theme", Access.ANYBODY, visit -> keep(visit, Site.THEME)));
    }

    private Reply form(Visit visit) {
        boolean expired = visit.request().getParameter("expired") != null;
        return form(site, visit, 200, expired ? visit.text().of("sign-in.expired") : "");
    }

    static Reply form(Site site, Visit visit, int status, String said) {
        String then = within(visit.field("then"));
        return new Reply.Page(
                status,
                "sign-in.jte",
                Map.of(
                        "said",
                        said,
                        "name",
                        visit.field("name"),
                        "then",
                        then,
                        "provider",
                        site.provider().map(IdentityProvider::name).orElse(""),
                        "away",
                        ProviderPages.AWAY + "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8)));
    }

    private Reply signIn(Visit visit) {
        Text text = visit.text();
        SignIn result = site.accounts().signIn(visit.field("name"), visit.field("password"), clock.instant());
        if (result instanceof SignIn.SignedIn in) {
            site.signIn(visit.request(), in.account(), false);
            return new Reply.Go(within(visit.field("then")));
        }
        if (result instanceof SignIn.MustChange change) {
            site.signIn(visit.request(), change.account(), true);
            return new Reply.Go("/password");
        }
        if (result instanceof SignIn.Locked locked) {
            site.measures().signInRefused("password", "locked");
            return form(site, visit, 429, text.of("sign-in.locked", minutes(locked.until())));
        }
        site.measures().signInRefused("password", "refused");
        return form(site, visit, 401, text.of("sign-in.refused"));
    }

    private long minutes(Instant until) {
        return Math.max(
                1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }

    /** INVARIANT: nobody is sent out of the application by an address that another page has made. */
    static String within(String path) {
        boolean isWithin = path.startsWith("/")
                && !path.startsWith("//")
                && !path.contains("\\")
                && path.chars().noneMatch(Character::isISOControl)
                && !path.startsWith("/sign-in");
        return isWithin ? path : "/";
    }

    private Reply signOut(Visit visit) {
        site.signOut(visit.request());
        return new Reply.Go("/sign-in");
    }

    private Reply password(Visit visit, String said) {
        return new Reply.Page(
                said.isEmpty() ? 200 : 422,
                "password.jte",
                Map.of("said", said, "isFirst", visit.visitor().mustChange()));
    }

    private Reply change(Visit visit) {
        Text text = visit.text();
        if (!visit.field("fresh").equals(visit.field("again"))) {
            return password(visit, text.of("password.differ"));
        }
        PasswordChange result =
                site.accounts().changePassword(visit.visitor().id(), visit.field("old"), visit.field("fresh"));
        if (result instanceof PasswordChange.Changed changed) {
            site.signIn(visit.request(), changed.account(), false);
            return new Reply.Go("/");
        }
        if (result instanceof PasswordChange.NotThis not) {
            return password(visit, text.of(key(not.why())));
        }
        if (result instanceof PasswordChange.Locked locked) {
            return password(visit, text.of("sign-in.locked", minutes(locked.until())));
        }
        return password(visit, text.of("password.wrong"));
    }

    private static String key(Unfit why) {
        return "password.unfit." + why.name().toLowerCase(Locale.ROOT);
    }

    /** What is no secret and is asked for on every page is kept by the browser. */
    private static Reply keep(Visit visit, String name) {
        ResponseCookie cookie = ResponseCookie.from(name, visit.field(name).replaceAll("[^A-Za-z-]", ""))
                .path("/")
                .maxAge(COOKIE_LASTS)
                .httpOnly(true)
                .secure(visit.request().isSecure())
                .sameSite("Lax")
                .build();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            attributes.getResponse().addHeader("Set-Cookie", cookie.toString());
        }
        return new Reply.Go(within(visit.field("then")));
    }
}
