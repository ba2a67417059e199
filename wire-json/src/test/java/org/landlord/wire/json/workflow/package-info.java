@NullMarked
package org.landlord.wire.json.workflow;

import org.jspecify.annotations.NullMarked;
