package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One server and one engine for all tests of a class, and an organization for each test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkflowWorld {

    @TempDir
    static Path folder;

    WorkflowServer server;
    Tenant acme;

    /// An engine that runs.
    ///
    /// @param data where its data is, if it keeps any
    abstract TestGateway newEngine(Path data);

    @BeforeAll
    void startServer() {
        server = WorkflowServer.start(folder.resolve("server"), newEngine(folder.resolve("engine")));
    }

    @BeforeEach
    void makeOrganization() {
        acme = Tenant.create(server.rest());
    }

    /// So that a test that fails while the engine is down does not fail all that follow.
    @AfterEach
    void startEngine() {
        server.startEndedEngine();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }
}
