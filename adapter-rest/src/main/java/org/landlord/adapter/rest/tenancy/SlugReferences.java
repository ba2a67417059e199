package org.landlord.adapter.rest.tenancy;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.head.RequestCaller;
import org.landlord.adapter.rest.http.problem.ProblemResponses;
import org.landlord.adapter.rest.http.request.ResolvedPath;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;

/// Accepts `slug:acme` wherever a path has the id of an organization or of a project. Paths with ids pass without a
/// look at the storage.
@Singleton
class SlugReferences {

    /// After authentication, before the body is read.
    private static final int ORDER = Integer.MIN_VALUE + 150;

    private static final int ORGANIZATION = 3;
    private static final int PROJECT = 5;

    private record Ids(OrgId orgId, @Nullable ProjectId projectId) {}

    private final Organizations organizations;
    private final Projects projects;
    private final ExecutorService workers;

    SlugReferences(Landlord landlord, ExecutorService workers) {
        this.organizations = landlord.organizations();
        this.projects = landlord.projects();
        this.workers = workers;
    }

    void route(@Observes Router router) {
        router.route("/v1/orgs/*").order(ORDER).handler(this::resolve);
    }

    private void resolve(RoutingContext context) {
        String path = context.request().path().replace("%3A", ":").replace("%3a", ":");
        if (!path.contains("/slug:") || context.request().method() == HttpMethod.OPTIONS) {
            context.next();
            return;
        }
        String[] segments = path.split("/", -1);
        Caller caller = RequestCaller.of(context);
        Context home = context.vertx().getOrCreateContext();
        context.request().pause();
        CompletableFuture.supplyAsync(() -> ids(caller, segments), workers)
                .whenComplete((ids, thrown) -> home.runOnContext(_ -> proceed(context, ids, thrown)));
    }

    private Ids ids(Caller caller, String[] segments) {
        OrgId orgId = organizations.resolve(caller, read("orgId", OrgId::new, segments[ORGANIZATION]));
        boolean ofProject = segments.length > PROJECT && segments[PROJECT - 1].equals("projects");
        return new Ids(
                orgId,
                ofProject
                        ? projects.resolve(caller, orgId, read("projectId", ProjectId::new, segments[PROJECT]))
                        : null);
    }

    private static <T> T read(String name, Function<String, T> type, String text) {
        try {
            return type.apply(text);
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }

    private static void proceed(RoutingContext context, @Nullable Ids ids, @Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        switch (cause) {
            case null -> {
                Ids found = Objects.requireNonNull(ids);
                ResolvedPath.set(context, "orgId", found.orgId().value());
                ProjectId projectId = found.projectId();
                if (projectId != null) {
                    ResolvedPath.set(context, "projectId", projectId.value());
                }
                context.next();
            }
            case Failure refused -> ProblemResponses.refuse(context, refused);
            default -> ProblemResponses.fail(context, cause);
        }
    }
}
