package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Account;
import io.licit.programme.account.AccountRefused;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.Role;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Accounts, for programs of whoever administers them. A password that works once is told once. */
final class ApiAccounts {
    private static final String ALL = "/api/v1/accounts";
    private static final String ONE = ALL + "/{id}";
    private static final String ID = "id";
    private static final String ACCOUNT = "account";
    private static final String ROLES = "roles";
    private static final String NO_SUCH = "There is no such account.";

    private final Accounts accounts;

    ApiAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                        Route.get(ALL, Access.ADMINS, visit -> list()), "Who may sign in, and as what.", "Accounts"),
                ApiEndpoint.of(
                                Route.post(ALL, Access.ADMINS, this::create),
                                "Makes an account. Its password works once, within seven days, and is not told again.",
                                "AccountWithPassword")
                        .sent(true, "AccountToMake")
                        .refusing(409, "There is such an account already."),
                changed("roles", "Gives it these roles, and no other.", (visit, id) -> {
                            Set<Role> roles = roles(ApiJson.body(visit, Set.of(ROLES)));
                            return accounts.setRoles(id, roles, ApiAsked.actor(visit));
                        })
                        .sent(true, "AccountRoles"),
                changed(
                        "disable",
                        "Ends its sessions and tokens; nobody signs in with it until it is enabled.",
                        (visit, id) -> accounts.disable(id, ApiAsked.actor(visit))),
                changed("enable", "Lets it sign in again.", (visit, id) -> accounts.enable(id, ApiAsked.actor(visit))),
                ApiEndpoint.of(
                                Route.post(ONE + "/reset", Access.ADMINS, this::reset),
                                "Gives it another password, which works once, within seven days, and is not told again."
                                        + " The old one, its sessions and a lock on it end.",
                                "AccountWithPassword")
                        .refusing(404, NO_SUCH));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> account = ApiSchemas.members(
                ACCOUNT,
                ApiSchemas.TEXT,
                ROLES,
                ApiSchemas.TEXTS,
                "enabled",
                ApiSchemas.TRUTH,
                "made_at",
                ApiSchemas.TEXT,
                "one_time_until",
                ApiSchemas.TEXT);
        schemas.put("Account", ApiSchemas.object(account));
        schemas.put(
                "Accounts",
                ApiSchemas.object(ApiSchemas.members("accounts", ApiSchemas.list(ApiSchemas.named("Account")))));
        Map<String, Json> withPassword = new LinkedHashMap<>(account);
        withPassword.put("password", ApiSchemas.TEXT);
        schemas.put("AccountWithPassword", ApiSchemas.object(withPassword));
        Json roles = ApiSchemas.list(ApiSchemas.words(
                EnumSet.allOf(Role.class).stream().map(Role::word).toArray(String[]::new)));
        schemas.put(
                "AccountToMake",
                ApiSchemas.sent(ApiSchemas.members(ACCOUNT, ApiSchemas.TEXT, ROLES, roles), List.of(ACCOUNT, ROLES)));
        schemas.put("AccountRoles", ApiSchemas.sent(ApiSchemas.members(ROLES, roles), List.of(ROLES)));
    }

    private interface Change {
        Account made(Visit visit, String id);
    }

    private ApiEndpoint changed(String path, String does, Change change) {
        return ApiEndpoint.of(
                        Route.post(
                                ONE + "/" + path,
                                Access.ADMINS,
                                visit -> Reply.data(attempted(() -> change.made(visit, visit.part(ID)))
                                        .json())),
                        does,
                        "Account")
                .refusing(404, NO_SUCH)
                .refusing(409, "Nobody else could keep the accounts then.");
    }

    private Reply list() {
        return Reply.data(Json.object()
                .put(
                        "accounts",
                        Json.array(accounts.all().stream().map(Account::json).toList()))
                .build());
    }

    private static Set<Role> roles(Json.Obj sent) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        ApiAsked.texts(sent, ROLES)
                .forEach(word -> roles.add(Role.of(word)
                        .orElseThrow(() ->
                                new ApiProblem(ApiProblem.Kind.UNFIT, "`roles`: there is no role `" + word + "`"))));
        if (roles.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`roles` is empty");
        }
        return roles;
    }

    private Reply create(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(ACCOUNT, ROLES));
        String id = ApiAsked.words(sent, ACCOUNT);
        Set<Role> roles = roles(sent);
        return told(attempted(() -> accounts.create(id, roles, ApiAsked.actor(visit))));
    }

    private Reply reset(Visit visit) {
        return told(attempted(() -> accounts.resetPassword(visit.part(ID), ApiAsked.actor(visit))));
    }

    private static Reply told(OneTimePassword given) {
        Json.Builder all = Json.object();
        given.account().json().members().forEach(all::put);
        return new Reply.Secret(all.put("password", given.text()).build());
    }

    private static <T> T attempted(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (AccountRefused refused) {
            ApiProblem.Kind kind = switch (refused.why()) {
                case NOT_THERE -> ApiProblem.Kind.NOT_FOUND;
                case ID_TAKEN, LAST_ADMIN, DISABLED, SUBJECT_TAKEN, TOO_MANY_TOKENS -> ApiProblem.Kind.CONFLICT;
                case ID_UNFIT, NO_ROLES, SUBJECT_UNFIT, ROLE_NOT_HELD, NAME_UNFIT, DAYS_UNFIT -> ApiProblem.Kind.UNFIT;
            };
            throw new ApiProblem(kind, String.valueOf(refused.getMessage()));
        }
    }
}
