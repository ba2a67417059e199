package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the server answers and what the document says it answers are the same, route by route.
@DisplayName("The routes of the server")
class RoutesTest {

    /// An interface, so that nothing takes it for a part of a server.
    @Path("v1/planted")
    private interface Planted {

        @GET
        void list();

        @PATCH
        @Path("/{id: [a-z]+}/")
        void change();

        void help();
    }

    @Test
    void are_exactly_the_operations_of_the_document() {
        Set<String> documented = OpenApiDocument.operations(OpenApiDocument.parse(OpenApiDocument.text())).stream()
                .map(OpenApiDocument.Documented::route)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes(new ClassFileImporter().importPackages("org.landlord.adapter.rest")))
                .isEqualTo(documented);
    }

    @Test
    void are_read_from_the_annotations_of_their_methods() {
        assertThat(routes(new ClassFileImporter().importClasses(Planted.class)))
                .containsExactly("GET /v1/planted", "PATCH /v1/planted/{id}");
    }

    private static Set<String> routes(JavaClasses classes) {
        Set<String> routes = new TreeSet<>();
        for (JavaClass resource : classes) {
            for (JavaMethod method : resource.getMethods()) {
                httpMethods(method).forEach(http -> routes.add(http + " " + path(resource, method)));
            }
        }
        return routes;
    }

    private static Stream<String> httpMethods(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .flatMap(type -> type.tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value);
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String path = resource.tryGetAnnotationOfType(Path.class)
                        .map(Path::value)
                        .orElse("")
                + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*\\}", "{$1}").replaceAll("/+", "/");
        return "/" + plain.replaceAll("^/|/$", "");
    }
}
