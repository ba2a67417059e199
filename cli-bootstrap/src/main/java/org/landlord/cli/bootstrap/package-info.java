/// What every runnable CLI needs: the start, and the connection of the commands to a storage or a server.
@NullMarked
package org.landlord.cli.bootstrap;

import org.jspecify.annotations.NullMarked;
