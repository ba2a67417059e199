package org.landlord.adapter.cli.access;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.things;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.port.in.access.WhoAmI;
import picocli.CommandLine.Command;

/// `landlord whoami`.
@Command(name = "whoami", description = "Shows the authenticated caller and its permissions.")
public final class WhoAmICommand implements CliCommand {

    private static View<WhoAmI> view() {
        return View.of(
                id("actorId", WhoAmI::actorId),
                word("actorKind", who -> who.actorKind().label()),
                word("orgId", WhoAmI::orgId),
                word("role", who -> who.role() == null ? null : who.role().label()),
                texts("permissions", who -> labels(who.permissions(), Permission::label)),
                things("projects", projectView(), WhoAmI::projects),
                truth("groupsOverage", WhoAmI::groupsOverage));
    }

    private static View<WhoAmI.InProject> projectView() {
        return View.of(
                id("projectId", WhoAmI.InProject::projectId),
                texts("roles", project -> labels(project.roles(), ProjectRole::label)),
                texts("permissions", project -> labels(project.permissions(), Permission::label)));
    }

    private static <T extends Comparable<T>> List<String> labels(Set<T> values, Function<T, String> label) {
        return values.stream().sorted().map(label).toList();
    }

    @Override
    public ExitCode run(Session session) {
        return session.print(view(), session.landlord().access().whoAmI(session.caller()));
    }
}
