package org.landlord.adapter.cli;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Replaces arguments such as `slug:acme` by the ids of the organizations and projects that they name.
final class SlugArguments {

    /// The id of what a command creates.
    private static final String NEW_ID = "--id";

    private SlugArguments() {}

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    static void resolve(CommandSpec command, Session session) {
        OrgId orgId = null;
        for (ArgSpec arg : command.args()) {
            if (arg.getValue() instanceof OrgId given && !ofNew(arg)) {
                OrgId resolved = given;
                if (Slug.referredBy(given.value()) != null) {
                    resolved = session.landlord().organizations().resolve(session.caller(), given);
                    arg.setValue(resolved);
                }
                orgId = isPlaceOfProjects(arg) ? resolved : orgId;
            }
        }
        resolveProjects(command, session, orgId);
    }

    private static void resolveProjects(CommandSpec command, Session session, @Nullable OrgId orgId) {
        for (ArgSpec arg : command.args()) {
            if (orgId != null
                    && arg.getValue() instanceof ProjectId given
                    && !ofNew(arg)
                    && Slug.referredBy(given.value()) != null) {
                arg.setValue(session.landlord().projects().resolve(session.caller(), orgId, given));
            }
        }
    }

    /// A command may have options with other organizations, such as that of a gateway.
    private static boolean isPlaceOfProjects(ArgSpec arg) {
        return !(arg instanceof OptionSpec option) || option.longestName().equals(OrgOption.NAME);
    }

    private static boolean ofNew(ArgSpec arg) {
        return arg instanceof OptionSpec option && option.longestName().equals(NEW_ID);
    }
}
