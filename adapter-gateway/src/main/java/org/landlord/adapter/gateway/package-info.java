/// Workflow gateways: the Smithers gateway, over its stable RPCs. It reads whatever a gateway sends
/// liberally: unknown members are ignored, and unknown states are unknown, not errors.
@NullMarked
package org.landlord.adapter.gateway;

import org.jspecify.annotations.NullMarked;
