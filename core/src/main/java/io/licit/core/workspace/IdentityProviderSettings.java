package io.licit.core.workspace;

import io.licit.core.diagnostic.Said;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.Optional;

/**
 * Who signs staff in for the web application (OpenID Connect): {@code sign_in: {oidc: …}} in {@code licit.yaml}.
 *
 * @param issuer its address, as its tokens have it
 * @param clientId what it calls the application
 * @param name as people know it
 */
public record IdentityProviderSettings(String issuer, String clientId, String name) {
    private static final Form<String> ISSUER = matching(
            Said.of("the https address of an identity provider"),
            "https://id.example/realms/staff",
            "(https://[^\\s?#/]+|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?)(/[^\\s?#]*)?");
    private static final Form<String> CLIENT =
            matching(Said.of("what the identity provider calls the application"), "licit", "[!-~]{1,200}");
    private static final Form<String> NAME = matching(Said.of("a name of one line"), "Aurora ID", "\\S.{0,59}");

    /** What {@code sign_in} says; empty where it says nothing that can be used. */
    static Optional<IdentityProviderSettings> read(MappingReader reader) {
        Optional<IdentityProviderSettings> stated = reader.requiredMapping(
                        "oidc", "{issuer: \"https://id.example\", client_id: licit}")
                .flatMap(IdentityProviderSettings::provider);
        reader.finish();
        return stated;
    }

    private static Optional<IdentityProviderSettings> provider(MappingReader reader) {
        Optional<String> issuer = reader.required("issuer", ISSUER);
        Optional<String> client = reader.required("client_id", CLIENT);
        Optional<String> name = reader.optional("name", NAME);
        reader.finish();
        return issuer.flatMap(
                address -> client.map(id -> new IdentityProviderSettings(address, id, name.orElse(host(address)))));
    }

    private static String host(String issuer) {
        return issuer.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    private static Form<String> matching(Said noun, String example, String pattern) {
        return Form.of(noun, example, scalar -> Optional.of(scalar.text()).filter(text -> text.matches(pattern)));
    }
}
