/// Workflow gateways: the engines that Landlord is tried against. One is the real gateway from npm, the
/// other a double that is written from the description of its wire. One suite holds both to the same
/// statements.
@NullMarked
package org.landlord.it.workflow;

import org.jspecify.annotations.NullMarked;
