/// Use cases of identity: the identity providers of an organization, and the mapping of their groups to teams.
@NullMarked
package org.landlord.application.identity;

import org.jspecify.annotations.NullMarked;
