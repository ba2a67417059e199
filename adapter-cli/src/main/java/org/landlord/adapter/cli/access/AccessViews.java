package org.landlord.adapter.cli.access;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.things;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.WhoAmI;

/// How API keys, callers and contexts are shown.
public final class AccessViews {

    /// A context, without what it lets in with.
    ///
    /// @param name what it is called
    /// @param server its server
    /// @param keyId whose key it holds; null if it holds another kind of token
    /// @param current true if it is the one that is used if nothing else is said
    record ListedContext(
            ContextName name, URI server, @Nullable KeyId keyId, boolean current) {}

    /// An API key. That it was revoked is never left out.
    public static final View<ApiKey> API_KEY = View.of(
            id("keyId", ApiKey::keyId),
            detail("orgId", ApiKey::orgId),
            text("name", ApiKey::name),
            texts("scopes", key -> key.scopes().labels()),
            detail("createdBy", ApiKey::createdBy),
            time("createdAt", ApiKey::createdAt),
            time("expiresAt", ApiKey::expiresAt),
            time("lastUsedAt", ApiKey::lastUsedAt),
            Field.<ApiKey>time("revokedAt", ApiKey::revokedAt).weighing(Field.Weight.KEY));

    /// A key that was just made, with its token.
    static final View<IssuedApiKey> ISSUED_API_KEY = new View<>(Stream.concat(
                    API_KEY.fields().stream().map(field -> field.within(IssuedApiKey::key)),
                    Stream.of(Field.<IssuedApiKey>text(
                            "token", issued -> issued.token().reveal())))
            .toList());

    /// A token.
    static final View<ApiKeyToken> TOKEN = View.of(id("keyId", ApiKeyToken::keyId), text("token", ApiKeyToken::reveal));

    private static final View<WhoAmI.InProject> IN_PROJECT = View.of(
            id("projectId", WhoAmI.InProject::projectId),
            texts(
                    "roles",
                    project -> project.roles().stream()
                            .sorted()
                            .map(ProjectRole::label)
                            .toList()));

    /// Who somebody is.
    static final View<WhoAmI> WHO_AM_I = View.of(
            id("actorId", WhoAmI::actorId),
            word("actorKind", who -> who.actorKind().label()),
            word("orgId", WhoAmI::orgId),
            word("role", who -> who.role() == null ? null : who.role().label()),
            texts(
                    "permissions",
                    who -> who.permissions().stream()
                            .sorted()
                            .map(Permission::label)
                            .toList()),
            things("projects", IN_PROJECT, WhoAmI::projects),
            truth("groupsOverage", WhoAmI::groupsOverage));

    /// A context.
    static final View<ListedContext> CONTEXT = View.of(
            id("name", ListedContext::name),
            text("server", ListedContext::server),
            word("keyId", ListedContext::keyId),
            truth("current", ListedContext::current));

    private AccessViews() {}
}
