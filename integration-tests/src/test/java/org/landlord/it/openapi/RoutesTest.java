package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.it.openapi.OpenApiDocument.Documented;

/// What the server answers and what the document says it answers are the same, route by route.
@DisplayName("The routes of the server")
class RoutesTest {

    private static final DotName PATH = DotName.createSimple(Path.class);

    /// The sign-in of the console: not a part of the API.
    private static final String CONSOLE = " /console/auth/";

    private static final String HTTP_METHODS = "jakarta.ws.rs.";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /// An interface, so that nothing takes it for a part of a server.
    @Path("v1/planted")
    interface Planted {

        @GET
        void list();

        @PATCH
        @Path("/{id: [a-z]+}/")
        void change();

        void help();
    }

    @Test
    void are_exactly_the_operations_of_the_document() throws IOException {
        Set<String> documented = OpenApiDocument.operations(OpenApiDocument.parse(OpenApiDocument.text())).stream()
                .map(Documented::route)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes(resources()))
                .filteredOn(route -> !route.contains(CONSOLE))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void are_read_from_the_annotations_of_their_methods() throws IOException {
        assertThat(routes(Index.of(Planted.class).getKnownClasses().stream()))
                .containsExactly("GET /v1/planted", "PATCH /v1/planted/{id}");
    }

    /// The classes of the REST adapter, as the index says that the build made of them: what Quarkus goes by too.
    private static Stream<ClassInfo> resources() throws IOException {
        List<URL> indexes = Collections.list(RoutesTest.class.getClassLoader().getResources("META-INF/jandex.idx"));
        Stream.Builder<ClassInfo> classes = Stream.builder();
        for (URL url : indexes) {
            try (InputStream in = url.openStream()) {
                new IndexReader(in).read().getKnownClasses().forEach(classes);
            }
        }
        return classes.build().filter(type -> type.name().toString().startsWith("org.landlord.adapter.rest."));
    }

    private static Set<String> routes(Stream<ClassInfo> classes) {
        return classes.flatMap(type -> type.methods().stream())
                .flatMap(method -> httpMethods(method).map(http -> http + " " + path(method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> httpMethods(MethodInfo method) {
        return method.declaredAnnotations().stream()
                .map(annotation -> annotation.name().toString())
                .filter(name -> name.startsWith(HTTP_METHODS))
                .map(name -> name.substring(HTTP_METHODS.length()))
                .filter(METHODS::contains);
    }

    private static String path(MethodInfo method) {
        String path = pathOf(method.declaringClass()) + "/" + pathOf(method);
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*\\}", "{$1}").replaceAll("/+", "/");
        return "/" + plain.replaceAll("^/|/$", "");
    }

    private static String pathOf(AnnotationTarget target) {
        AnnotationInstance path = target.declaredAnnotation(PATH);
        return path == null ? "" : path.value().asString();
    }
}
