package org.landlord.adapter.cli.secret;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.secret.PutSecretReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord secret`: where secrets live.
@Command(name = "secret", description = "Secret references: where secrets live, never the secrets.")
public final class SecretCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new ListAll(), new Get(), new Delete());
    }

    /// Which reference.
    static final class KeyOptions {

        @Mixin
        private OrgOption org;

        @Mixin
        private ProjectOption project;

        @Parameters(paramLabel = "NAME", description = "What the secret is called there.")
        private SecretName name;

        SecretKey key() {
            return new SecretKey(org.id(), project.id(), name);
        }
    }

    @Command(
            name = "put",
            description = "Says where a secret lives, or changes it.",
            footer = {
                "",
                "Example:",
                "  landlord secret put deploy-token --org org_acme --provider vault --ref secret/acme/deploy-token"
            })
    static final class Put implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Option(
                names = "--provider",
                required = true,
                paramLabel = "PROVIDER",
                description = "Which system keeps it, such as vault or aws-secrets-manager.")
        private Label provider;

        @Option(names = "--ref", required = true, paramLabel = "REF", description = "Where it is in that system.")
        private Reference ref;

        @Option(names = "--created-by", paramLabel = "ACTOR", description = "Who puts it; you by default.")
        private @Nullable ActorId createdBy;

        @Option(
                names = "--rotated-at",
                paramLabel = "TIME",
                description = "When the secret was last changed; now, by default, if anything else changes.")
        private @Nullable Instant rotatedAt;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutSecretReference command =
                    new PutSecretReference(secret.key(), provider, ref, createdBy, rotatedAt, ifAbsent.precondition());
            return session.print(
                    SecretViews.SECRET_REFERENCE,
                    session.landlord()
                            .secretReferences()
                            .put(session.caller(), command)
                            .value());
        }
    }

    @Command(name = "list", description = "Lists secret references by name: all, the organization's or a project's.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Those of this project only.")
        private @Nullable ProjectId projectId;

        @Option(names = "--org-wide", description = "Those of the organization as a whole only.")
        private boolean orgWide;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            SecretScope scope = scope();
            return session.printAll(
                    SecretViews.SECRET_REFERENCE,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord()
                                    .secretReferences()
                                    .list(session.caller(), org.id(), scope, page)));
        }

        private SecretScope scope() {
            if (projectId == null) {
                return orgWide ? new SecretScope.OrgWide() : new SecretScope.Everything();
            }
            if (orgWide) {
                throw new WrongUsage("--project and --org-wide do not go together: give one of them");
            }
            return new SecretScope.OfProject(projectId);
        }
    }

    @Command(name = "get", description = "Shows where a secret lives.")
    static final class Get implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    SecretViews.SECRET_REFERENCE,
                    session.landlord().secretReferences().get(session.caller(), secret.key()));
        }
    }

    @Command(name = "delete", description = "Forgets where a secret lives.")
    static final class Delete implements CliCommand {

        @Mixin
        private KeyOptions secret;

        @Override
        public ExitCode run(Session session) {
            session.landlord().secretReferences().delete(session.caller(), secret.key(), Precondition.none());
            return session.say("deleted secret reference " + secret.key());
        }
    }
}
