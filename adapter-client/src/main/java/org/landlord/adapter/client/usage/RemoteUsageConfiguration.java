package org.landlord.adapter.client.usage;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;

/// Usage settings on a server.
public final class RemoteUsageConfiguration implements UsageConfiguration {

    private final Server server;

    /// @param server where they are
    public RemoteUsageConfiguration(Server server) {
        this.server = server;
    }

    @Override
    public UsageSettings settings(Caller caller, OrgId orgId) {
        return server.send(ApiCall.get("orgs", orgId, "usage-settings")).read(UsageSettingsJson::read);
    }

    @Override
    public UsageSettings putSettings(Caller caller, PutUsageSettings command) {
        Integer days = command.backdatingDays();
        CloudEventSettings cloudEvents = command.cloudEvents();
        return server.send(ApiCall.put("orgs", command.orgId(), "usage-settings")
                        .precondition(command.precondition())
                        .json(out -> {
                            if (days != null) {
                                out.number("backdatingDays", days);
                            }
                            if (cloudEvents != null) {
                                out.metadata("cloudEvents", cloudEvents.json());
                            }
                        }))
                .read(UsageSettingsJson::read);
    }
}
