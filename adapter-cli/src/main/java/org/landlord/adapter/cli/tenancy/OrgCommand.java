package org.landlord.adapter.cli.tenancy;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.YesOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.MetadataMember;
import org.landlord.port.in.tenancy.UpdateOrganization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord org`.
@Command(name = "org", description = "Manages organizations, the tenants of your service.")
public final class OrgCommand implements CommandGroup {

    /// The fields of an organization.
    public static View<Organization> view() {
        return View.of(
                id("orgId", Organization::orgId),
                word("slug", Organization::slug),
                text("name", Organization::name),
                json("metadata", Organization::metadata),
                time("createdAt", Organization::createdAt),
                time("updatedAt", Organization::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete());
    }

    @Command(
            name = "create",
            description = "Creates an organization.",
            footer = {
                "",
                "Examples:",
                "  landlord org create --slug acme --name Acme --id org_acme",
                "  landlord org create --slug acme --name Acme --metadata '{\"tier\":\"gold\"}'"
            })
    static final class Create implements CliCommand {

        @Option(names = "--slug", required = true, paramLabel = "SLUG", description = "Short name, globally unique.")
        private Slug slug;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Display name.")
        private Name name;

        @Option(names = "--id", paramLabel = "ID", description = "Organization id. Default: generated.")
        private @Nullable OrgId orgId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CreateOrganization command = new CreateOrganization(orgId, slug, name, metadata.metadata());
            return session.print(view(), session.landlord().organizations().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists organizations by slug.")
    static final class ListAll extends ListCommand<Organization> {

        @Option(names = "--slug", paramLabel = "SLUG", description = "Only the organization with this slug.")
        private @Nullable Slug slug;

        @Option(
                names = "--name-prefix",
                paramLabel = "TEXT",
                description = "Only organizations whose name begins with this text.")
        private @Nullable Name namePrefix;

        @Option(
                names = "--metadata",
                paramLabel = "KEY=VALUE",
                description = "Only organizations whose metadata has this member.")
        private @Nullable MetadataMember member;

        ListAll() {
            super(OrgCommand::view);
        }

        @Override
        protected Page<Organization> fetch(Session session, PageRequest page) {
            return session.landlord()
                    .organizations()
                    .list(session.caller(), new ListOrganizations(slug, namePrefix, member), page);
        }
    }

    @Command(name = "get", description = "Shows an organization.")
    static final class Get implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Organization id.")
        private OrgId orgId;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().organizations().get(session.caller(), orgId));
        }
    }

    @Command(name = "update", description = "Updates an organization. Omitted fields are unchanged.")
    static final class Update implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Organization id.")
        private OrgId orgId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "New short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "New display name.")
        private @Nullable Name name;

        @Mixin
        private MetadataPatchOption metadata;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null && !metadata.isGiven()) {
                throw new InvalidArguments("nothing to update: set --slug, --name or --metadata");
            }
            UpdateOrganization command = new UpdateOrganization(
                    orgId, new Organization.Patch(slug, name, metadata.patch()), Precondition.none());
            return session.print(view(), session.landlord().organizations().update(session.caller(), command));
        }
    }

    @Command(
            name = "delete",
            description = "Deletes an organization with all its data: projects, usage, limits, audit events.")
    static final class Delete implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Organization id.")
        private OrgId orgId;

        @Mixin
        private YesOption yes;

        @Override
        public ExitCode run(Session session) {
            if (!yes.confirmed(session, "Delete org " + orgId + " with all its data?")) {
                session.report("nothing was deleted");
                return ExitCode.FAILURE;
            }
            session.landlord().organizations().delete(session.caller(), orgId, Precondition.none());
            return session.report("deleted org " + orgId + " with all its data");
        }
    }
}
