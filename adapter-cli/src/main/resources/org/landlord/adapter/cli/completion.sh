# Completion of landlord @VERSION@ for bash and zsh, printed by: landlord completion bash
# Runs no program while it is loaded. Ids are completed by landlord itself, for at most 3 seconds.

# Sets S to the subcommands and W to the options of the command $1.
_landlord_words() {
  S= W=
  case "$1" in
@WORDS@
  esac
}

# Sets K to the values of an option or of the parameters (#) of a command, such as "org get #": words, or @ and a kind.
_landlord_kind() {
  K=
  case "$1" in
@KINDS@
  esac
}

# Sets word to the full name of the command or option $1.
_landlord_rename() {
  word=$1
  case "$1" in
@ALIASES@
  esac
}

# Prints ids, one per line; nothing if that fails or takes too long.
_landlord_ask() {
  command -v timeout > /dev/null 2>&1 || return 0
  LANDLORD_COMPLETING=1 timeout 3 "$program" "$@" -o tsv < /dev/null 2> /dev/null
  return 0
}

_landlord() {
  local line="${COMP_LINE:0:$COMP_POINT}"
  local cur="${line##*[[:space:]]}"
  local program="${line%%[[:space:]]*}"
  local S W K word option= prefix= path= org="${LANDLORD_ORG:-}" first=1
  local -a target
  target=()
  COMPREPLY=()
  program="${program/#\~/$HOME}"

  while IFS= read -r word; do
    if [ -n "$first" ]; then
      first=
      continue
    fi
    if [ -z "$option" ]; then
      case "$word" in
        --*=*)
          option="${word%%=*}"
          word="${word#*=}"
          ;;
        -*)
          _landlord_rename "$word"
          case " @TAKES_VALUE@ " in *" $word "*) option="$word" ;; esac
          continue
          ;;
        *)
          _landlord_rename "$word"
          _landlord_words "$path"
          # The words after help are those of a command.
          if [ "$path$word" = help ]; then continue; fi
          case " $S " in *" $word "*) path="${path:+$path }$word" ;; esac
          continue
          ;;
      esac
    fi
    case "$option" in
      --org) org="$word" ;;
      --db | --server | --context) target+=("$option" "$word") ;;
    esac
    option=
  done < <(printf '%s\n' "${line%"$cur"}" | tr -s '[:space:]' '\n')

  _landlord_words "$path"
  if [ -n "$option" ]; then
    _landlord_kind "$path $option"
  else
    case "$cur" in
      --*=*)
        prefix="${cur%%=*}="
        _landlord_kind "$path ${cur%%=*}"
        ;;
      -*) K="$W @GLOBAL@" ;;
      *) if [ -n "$S" ]; then K="$S"; else _landlord_kind "$path #"; fi ;;
    esac
  fi
  case "$K" in
    @org) K="$(_landlord_ask org list --columns orgId --limit 500 ${target[@]+"${target[@]}"})" ;;
    @project)
      if [ -n "$org" ]; then
        K="$(_landlord_ask project list --org "$org" --columns projectId --limit 500 ${target[@]+"${target[@]}"})"
      else
        K=
      fi
      ;;
    @context) K="$(_landlord_ask context list --columns name)" ;;
    @file) K= ;;
  esac
  if [ -z "$K" ]; then
    return 0
  fi
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -P "$prefix" -W "$K" -- "${cur#"$prefix"}"))
  # Bash replaces only what follows the last = or : of the word.
  if [ -n "${BASH_VERSION:-}" ]; then
    case "$cur" in
      *[=:]*) COMPREPLY=("${COMPREPLY[@]#"${cur%"${cur##*[=:]}"}"}") ;;
    esac
  fi
  return 0
}

if [ -n "${ZSH_VERSION:-}" ]; then
  autoload -U +X compinit bashcompinit
  command -v compdef > /dev/null 2>&1 || compinit
  bashcompinit
fi
complete -o default -F _landlord landlord
