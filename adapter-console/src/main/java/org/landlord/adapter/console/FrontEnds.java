package org.landlord.adapter.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The front ends of the operator, from the settings of the server: one for all gateways, and those of
/// single gateways below it. They are read at the start. `FrontEndSettingType` has the rules of the
/// settings.
@Singleton
class FrontEnds {

    private static final String GATEWAYS = "/gateways/";

    private final String path;
    private final @Nullable FrontEnd main;
    private final List<FrontEnd> ofGateways = new ArrayList<>();

    FrontEnds(
            Branding branding,
            ClientScript client,
            @ConfigProperty(name = "landlord.console.ui.path") String path,
            @ConfigProperty(name = "landlord.console.ui.entry") Optional<String> entry,
            @ConfigProperty(name = "landlord.console.ui.title") Optional<String> title,
            @ConfigProperty(name = "landlord.console.ui.props") Optional<String> props,
            @ConfigProperty(name = "landlord.console.ui.gateways") Optional<String> gateways) {
        this.path = path;
        FrontEnd.Terms terms = new FrontEnd.Terms(path, title.orElse(branding.title()), null, props.orElse("{}"));
        main = entry.map(file -> FrontEnd.read(Path.of(file), terms, client.file()))
                .orElse(null);
        gateways.map(Path::of)
                .ifPresent(folder -> entries(folder).forEach(one -> {
                    String id = String.valueOf(one.getFileName()).split("\\.", 2)[0];
                    FrontEnd.Terms own = FrontEnd.Terms.ofGateway(
                            path + GATEWAYS + id,
                            terms.title(),
                            id,
                            propsOf(folder.resolve(id + ".json"), terms.props()));
                    ofGateways.add(FrontEnd.read(one, own, client.file()));
                }));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !String.valueOf(file.getFileName()).matches("\\..*|.*\\.json"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String propsOf(Path file, String otherwise) {
        try {
            return Files.exists(file) ? Files.readString(file) : otherwise;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Where they are.
    String path() {
        return path;
    }

    boolean isEmpty() {
        return main == null && ofGateways.isEmpty();
    }

    /// The one that a path belongs to.
    ///
    /// @param asked decoded
    Optional<FrontEnd> find(String asked) {
        return Stream.concat(ofGateways.stream(), Stream.ofNullable(main))
                .filter(frontEnd -> asked.equals(frontEnd.path()) || asked.startsWith(frontEnd.path() + "/"))
                .findFirst();
    }
}
