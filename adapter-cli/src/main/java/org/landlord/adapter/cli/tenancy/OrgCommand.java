package org.landlord.adapter.cli.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.MetadataPatchOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.UpdateOrganization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord org`: tenants.
@Command(name = "org", description = "Organizations: the tenants.")
public final class OrgCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete());
    }

    @Command(
            name = "create",
            description = "Makes an organization.",
            footer = {
                "",
                "Examples:",
                "  landlord org create --slug acme --name Acme --id org_acme",
                "  landlord org create --slug acme --name Acme --metadata '{\"tier\":\"gold\"}'"
            })
    static final class Create implements CliCommand {

        @Option(names = "--slug", required = true, paramLabel = "SLUG", description = "Short name, unique among all.")
        private Slug slug;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
        private Name name;

        @Option(names = "--id", paramLabel = "ID", description = "Its id; Landlord makes one by default.")
        private @Nullable OrgId orgId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CreateOrganization command = new CreateOrganization(orgId, slug, name, metadata.metadata());
            return session.print(
                    TenancyViews.ORGANIZATION,
                    session.landlord().organizations().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the organizations by slug.")
    static final class ListAll implements CliCommand {

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.ORGANIZATION,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord().organizations().list(session.caller(), page)));
        }
    }

    @Command(name = "get", description = "Shows an organization.")
    static final class Get implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Its id.")
        private OrgId orgId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    TenancyViews.ORGANIZATION,
                    session.landlord().organizations().get(session.caller(), orgId));
        }
    }

    @Command(
            name = "update",
            description = "Changes an organization; what is not given stays.",
            footer = {"", "Example:", "  landlord org update org_acme --metadata '{\"tier\":\"silver\",\"trial\":null}'"
            })
    static final class Update implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Its id.")
        private OrgId orgId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "Its new short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "Its new name.")
        private @Nullable Name name;

        @Mixin
        private MetadataPatchOption metadata;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null && !metadata.isGiven()) {
                throw new WrongUsage("nothing to change: give --slug, --name or --metadata");
            }
            UpdateOrganization command =
                    new UpdateOrganization(
                            orgId, new Organization.Patch(slug, name, metadata.patch()), Precondition.none());
            return session.print(
                    TenancyViews.ORGANIZATION,
                    session.landlord().organizations().update(session.caller(), command));
        }
    }

    @Command(
            name = "delete",
            description = "Deletes an organization and everything under it: projects, usage, limits, audit events.")
    static final class Delete implements CliCommand {

        @Parameters(paramLabel = "ORG", description = "Its id.")
        private OrgId orgId;

        @Option(
                names = {"-y", "--yes"},
                description = "Do not ask. Needed where nobody can answer.")
        private boolean yes;

        @Override
        public ExitCode run(Session session) {
            if (!yes && !session.confirms("Delete org " + orgId + " and everything under it?")) {
                session.say("nothing was deleted");
                return ExitCode.FAILURE;
            }
            session.landlord().organizations().delete(session.caller(), orgId, Precondition.none());
            return session.say("deleted org " + orgId + " and everything under it");
        }
    }
}
