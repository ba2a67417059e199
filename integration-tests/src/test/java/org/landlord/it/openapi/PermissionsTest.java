package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.access.Place;

/// The OpenAPI document names for each operation the permission that the use case declares, and its path
/// names the place.
class PermissionsTest {

    static List<Documented> operations() {
        return OpenApiDocument.operations(OpenApiDocument.parse(OpenApiDocument.text())).stream()
                .filter(documented -> !permission(documented).equals("none"))
                .toList();
    }

    private static String permission(Documented documented) {
        return Objects.toString(Objects.requireNonNullElse(documented.spec().getExtensions(), Map.of())
                .get("x-permission"));
    }

    /// One use case is documented once for the platform and once for organizations: `createApiKey` and
    /// `createOrgApiKey`; `getSession` and `getOrgSession`; `getGateway` and `getOrgGateway`.
    private static Operation operation(Documented documented) {
        String name = documented.spec().getOperationId().replaceFirst("Org(ApiKey|Session|Gateway)", "$1");
        return Operation.valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void xPermissionIsTheDeclaredPermission(Documented documented) {
        assertThat(permission(documented))
                .isEqualTo(operation(documented).permission().label());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void thePathNamesTheDeclaredPlace(Documented documented) {
        Place place = operation(documented).place();
        String path = documented.path();
        if (path.contains("{projectId}")) {
            assertThat(place).isEqualTo(Place.PROJECT);
        } else if (path.contains("{orgId}")) {
            assertThat(place).isNotEqualTo(Place.PLATFORM);
        } else {
            assertThat(place).isIn(Place.PLATFORM, Place.ORGANIZATION_OR_PLATFORM);
        }
    }
}
