# The commands are in desk.py, so that Windows (desk.cmd) has the same ones.
#   make run ARGS="--office /media/usb/office"
PYTHON ?= python3

.PHONY: run test check bench demo lock clean
run test check bench demo lock clean:
	@$(PYTHON) desk.py $@ $(ARGS)
