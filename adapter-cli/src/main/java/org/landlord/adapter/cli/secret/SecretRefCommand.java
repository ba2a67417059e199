package org.landlord.adapter.cli.secret;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.secret.PutSecretReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord secret-ref`.
@Command(
        name = "secret-ref",
        aliases = "secret",
        description = "Manages references to secrets in external secret stores. Landlord does not store secrets.")
public final class SecretRefCommand implements CommandGroup {

    /// The fields of a secret reference.
    public static View<SecretReference> view() {
        return View.of(
                detail("orgId", reference -> reference.key().orgId()),
                word("projectId", reference -> reference.key().projectId()),
                id("name", reference -> reference.key().name()),
                text("provider", SecretReference::provider),
                text("ref", SecretReference::ref),
                word("createdBy", SecretReference::createdBy),
                time("createdAt", SecretReference::createdAt),
                time("rotatedAt", SecretReference::rotatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new ListAll(), new Get(), new Delete());
    }

    /// The key of a secret reference.
    static final class KeyOptions {

        @Mixin
        private OrgOption org;

        @Mixin
        private ProjectOption project;

        @Parameters(paramLabel = "NAME", description = "Name of the secret.")
        private SecretName name;

        SecretKey key() {
            return new SecretKey(org.id(), project.id(), name);
        }
    }

    @Command(
            name = "put",
            description = "Creates or replaces a secret reference.",
            footer = {
                "",
                "Example:",
                "  landlord secret-ref put deploy-token --org org_acme --provider vault --ref secret/acme/deploy-token"
            })
    static final class Put implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Option(
                names = "--provider",
                required = true,
                paramLabel = "PROVIDER",
                description = "Secret store, such as vault or aws-secrets-manager.")
        private Label provider;

        @Option(
                names = "--ref",
                required = true,
                paramLabel = "REF",
                description = "Path or id of the secret in the store.")
        private Reference ref;

        @Option(names = "--created-by", paramLabel = "ACTOR", description = "Creator. Default: the caller.")
        private @Nullable ActorId createdBy;

        @Option(
                names = "--rotated-at",
                paramLabel = "TIME",
                description = "Time of the last rotation. Default: now, if another field changes.")
        private @Nullable Instant rotatedAt;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutSecretReference command =
                    new PutSecretReference(secret.key(), provider, ref, createdBy, rotatedAt, ifAbsent.precondition());
            return session.printUpserted(
                    view(), session.landlord().secretReferences().put(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists secret references by name.")
    static final class ListAll extends ListCommand<SecretReference> {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only references of this project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--org-wide", description = "Only references without a project.")
        private boolean orgWide;

        ListAll() {
            super(SecretRefCommand::view);
        }

        @Override
        protected Page<SecretReference> fetch(Session session, PageRequest page) {
            SecretScope scope = scope();
            return session.landlord().secretReferences().list(session.caller(), org.id(), scope, page);
        }

        private SecretScope scope() {
            if (projectId == null) {
                return orgWide ? new SecretScope.OrgWide() : new SecretScope.Everything();
            }
            if (orgWide) {
                throw new InvalidArguments("--project and --org-wide are mutually exclusive");
            }
            return new SecretScope.OfProject(projectId);
        }
    }

    @Command(name = "get", description = "Shows a secret reference.")
    static final class Get implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().secretReferences().get(session.caller(), secret.key()));
        }
    }

    @Command(name = "delete", description = "Deletes a secret reference. The secret itself is not deleted.")
    static final class Delete implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Override
        public ExitCode run(Session session) {
            session.landlord().secretReferences().delete(session.caller(), secret.key(), Precondition.none());
            return session.report("deleted secret reference " + secret.key());
        }
    }
}
