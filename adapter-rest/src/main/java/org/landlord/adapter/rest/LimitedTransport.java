package org.landlord.adapter.rest;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/// How Vert.x listens here: it knows of a connection only when something has been sent on it, so connections are
/// counted one level below, where they are accepted. Vert.x finds this through `META-INF/services`.
public final class LimitedTransport extends JDKTransport implements VertxServiceProvider {

    private static final Logger LOG = Logger.getLogger(LimitedTransport.class);

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() instanceof JDKTransport) {
            builder.findTransport(this);
        } else {
            LOG.warn("quarkus.vertx.prefer-native-transport is on: connections are not limited");
        }
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        if (domainSocket) {
            return super.serverChannelFactory(true);
        }
        ConnectionLimits limits = ConnectionLimits.of(ConfigProvider.getConfig());
        return () -> new Listener(limits);
    }
}
